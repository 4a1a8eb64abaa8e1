-- temporary: one row an applicable question of a pattern beneath itself; nodes above are added depth by depth
create or replace temp table shares as
with patterns as (
    select pattern, any_value(aims) as aims, min(assessment_id) as example
    from scope
    group by pattern
)

select
    patterns.pattern,
    question_figures.question as item,
    question_figures.question,
    outline_targets.target,
    question_figures.lowest,
    1.0::double as share
from patterns
inner join question_figures on question_figures.assessment_id = patterns.example
left join outline_targets
    on outline_targets.aims = patterns.aims and outline_targets.question = question_figures.question
where question_figures.applicable
