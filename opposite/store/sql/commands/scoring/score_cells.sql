-- temporary: one row a question and counted group of an assessment that said anything to it, counted
create or replace temp table counted as
with packed as (
    select
        answers.assessment_id * $width + outline_cells.cell as packed_key,
        count(answers.level) as levels,
        case when $exact then sum(answers.level) else sum((answers.level * outline_cells.unit)::bigint)::double end as units,
        count(*) filter (answers.state = 'dont_know') as dont_know,
        count(*) filter (answers.state = 'not_applicable') as not_applicable
    from answers
    inner join scope on scope.assessment_id = answers.assessment_id
    inner join outline_cells
        on outline_cells.question_id = answers.question_id and outline_cells.group_id = answers.group_id
    group by packed_key
)

select
    packed_key // $width as assessment_id, packed_key % $width as cell, levels, units, dont_know, not_applicable,
    null::double as middle
from packed
