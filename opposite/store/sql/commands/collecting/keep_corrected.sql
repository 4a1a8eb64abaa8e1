-- the answers of some people that joining ones replace, as they were, into the history
insert into answer_history (
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at,
    replaced_at
)
select
    answers.assessment_id, answers.group_id, answers.respondent_id, answers.question_id, answers.state, answers.level,
    answers.importance, answers.evidence, answers.note, answers.reason, answers.answered_at, $now
from answers
inner join joining_answers
    on joining_answers.assessment_id = answers.assessment_id
    and joining_answers.respondent_id = answers.respondent_id
    and joining_answers.question_id = answers.question_id
where joining_answers.respondent_id >= $first and joining_answers.respondent_id < $beyond
    and answers.respondent_id >= $first and answers.respondent_id < $beyond
order by answers.assessment_id, answers.respondent_id, answers.question_id
