-- the waiting answers of people who count, to the questions and of the groups named: into the answers that count
insert into answers (
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at
)
select
    waiting_answers.assessment_id, waiting_answers.group_id, waiting_answers.respondent_id,
    waiting_answers.question_id, waiting_answers.state, waiting_answers.level, waiting_answers.importance,
    waiting_answers.evidence, waiting_answers.note, waiting_answers.reason, waiting_answers.answered_at
from waiting_answers
inner join respondents on respondents.id = waiting_answers.respondent_id
where waiting_answers.assessment_id = $assessment_id
    and not respondents.waiting
    and ($all or not respondents.taken)
    and list_contains($cells, waiting_answers.question_id || ' ' || waiting_answers.group_id)
order by waiting_answers.respondent_id, waiting_answers.question_id
