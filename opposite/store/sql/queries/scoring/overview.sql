-- one row an assessment: its overall score as it is stored
select assessment_id, score, maximum, stage_nearest, stage_gated, coverage, respondents
from scores
where node_id = 'root'
order by assessment_id
