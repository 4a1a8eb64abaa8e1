-- temporary: one row a question and counted group of an assessment that said anything to it: its levels, keyed
create or replace temp table cells as
with packed as (
    select
        answers.assessment_id * $width + outline_cells.cell as packed_key,
        count(answers.level) as levels,
        sum((answers.level * outline_cells.unit)::bigint) as units,
        count(*) filter (answers.state = 'dont_know') as dont_know,
        count(*) filter (answers.state = 'not_applicable') as not_applicable
    from answers
    inner join outline_cells
        on outline_cells.question_id = answers.question_id and outline_cells.group_id = answers.group_id
    where answers.assessment_id in (select assessment_id from scope)
    group by packed_key
),

keyed as (
    select
        packed.packed_key // $width as assessment_id,
        outline_cells.*,
        packed.levels,
        packed.dont_know,
        packed.not_applicable,
        case
            when outline_cells.mirror is null then packed.units / outline_cells.unit
            else packed.levels * outline_cells.mirror - packed.units / outline_cells.unit
        end as total
    from packed
    inner join outline_cells on outline_cells.cell = packed.packed_key % $width
)

select
    assessment_id,
    question,
    voice,
    weight,
    part,
    levels,
    dont_know,
    not_applicable,
    total,
    total / nullif(levels, 0) as mean,
    total <= levels * lowest + 1e-9 or total >= levels * highest - 1e-9 as at_an_end,
    (total / nullif(levels, 0) - lowest) / step as above,
    (highest - total / nullif(levels, 0)) / step as below,
    open_from
from keyed
