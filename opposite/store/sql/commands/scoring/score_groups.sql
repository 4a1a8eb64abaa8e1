-- temporary: one row a question and group of an assessment: what its people said
create or replace temp table group_figures as
select
    assessment_id,
    outline,
    question,
    group_id,
    any_value(group_weight) as weight,
    count(x) as answered,
    sum(x) as total,
    avg(x) as mean,
    median(x) as middle,
    count(*) filter (state = 'dont_know') as dont_know,
    count(*) filter (state = 'not_applicable') as not_applicable,
    count(importance) as raters,
    sum(importance) as importance_total,
    avg(importance) as importance_mean,
    median(importance) as importance_middle,
    count(*) filter (importance >= important_from - 1e-9) as important,
    count(*) filter (x >= satisfied_from - 1e-9) as satisfied,
    count(evidence) as evidence
from counted
group by assessment_id, outline, question, group_id
