-- one row an assessment that the file puts answers of some people in who are there
select distinct assessment_id
from import_outcomes
where outcome in ('new', 'replaced') and respondent_id >= $first and respondent_id < $beyond
order by assessment_id
