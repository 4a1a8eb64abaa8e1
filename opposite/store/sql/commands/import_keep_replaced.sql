-- the answers that the file replaces, as they were, into the history
insert into answer_history (
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at,
    replaced_at
)
select
    answers.assessment_id, answers.group_id, answers.respondent_id, answers.question_id, answers.state, answers.level,
    answers.importance, answers.evidence, answers.note, answers.reason, answers.answered_at, $now
from answers
inner join import_outcomes
    on import_outcomes.assessment_id = answers.assessment_id
    and import_outcomes.respondent_id = answers.respondent_id
    and import_outcomes.question_id = answers.question_id
where import_outcomes.outcome = 'replaced'
order by answers.assessment_id, answers.respondent_id, answers.question_id
