-- the joining answers of some people: into those that count
insert into answers (
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at
)
select
    waiting_answers.assessment_id, waiting_answers.group_id, waiting_answers.respondent_id,
    waiting_answers.question_id, waiting_answers.state, waiting_answers.level, waiting_answers.importance,
    waiting_answers.evidence, waiting_answers.note, waiting_answers.reason, waiting_answers.answered_at
from waiting_answers
inner join joining_answers
    on joining_answers.assessment_id = waiting_answers.assessment_id
    and joining_answers.respondent_id = waiting_answers.respondent_id
    and joining_answers.question_id = waiting_answers.question_id
where joining_answers.respondent_id >= $first and joining_answers.respondent_id < $beyond
    and waiting_answers.respondent_id >= $first and waiting_answers.respondent_id < $beyond
order by waiting_answers.assessment_id, waiting_answers.respondent_id, waiting_answers.question_id
