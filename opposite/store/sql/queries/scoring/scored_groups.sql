-- one row a counted group of a question in a scored assessment, with what the lenses need, and what decides what can be shown
select
    assessment_id, question, group_id, mean, answered, dont_know, evidence, coalesce(total, 0) as total, raters,
    coalesce(importance_total, 0) as importance_total, important
from group_figures
order by assessment_id, question, group_id
