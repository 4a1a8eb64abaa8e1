-- the answers of the file that are new or replace others, those of one assessment together
insert into answers (
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at
)
select
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at
from import_outcomes
where outcome in ('new', 'replaced')
order by assessment_id, group_id, respondent_id, question_id
