-- the answers that waiting ones of the questions and groups named replace, as they were, into the history
insert into answer_history (
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at,
    replaced_at
)
select
    answers.assessment_id, answers.group_id, answers.respondent_id, answers.question_id, answers.state, answers.level,
    answers.importance, answers.evidence, answers.note, answers.reason, answers.answered_at, $now
from answers
inner join waiting_answers
    on waiting_answers.respondent_id = answers.respondent_id and waiting_answers.question_id = answers.question_id
where answers.assessment_id = $assessment_id
    and list_contains($cells, answers.question_id || ' ' || answers.group_id)
order by answers.respondent_id, answers.question_id
