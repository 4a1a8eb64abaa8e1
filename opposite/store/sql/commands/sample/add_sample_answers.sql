-- one current answer a row of the registered table of sample answers, assessment by assessment
insert into answers (
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at
)
select
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at
from sample_answers
order by assessment_id, respondent_id, answered_at
