-- one respondent a row of the registered table of sample respondents
insert into respondents (id, assessment_id, group_id, label, created_at, finished_at)
select id, assessment_id, group_id, label, created_at, finished_at
from sample_respondents
order by id
