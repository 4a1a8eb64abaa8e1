-- one row a counted group of a question in a scored assessment, with what the lenses need
select assessment_id, question, group_id, mean, answered, dont_know, evidence
from group_figures
order by assessment_id, question, group_id
