-- temporary: one row a question and counted group of an assessment that said anything to it: its levels, keyed
create or replace temp view cells as
with keyed as (
    select
        outline_cells.*,
        counted.assessment_id,
        counted.levels,
        counted.dont_know,
        counted.not_applicable,
        counted.middle,
        case
            when outline_cells.mirror is null then counted.units / outline_cells.unit
            else counted.levels * outline_cells.mirror - counted.units / outline_cells.unit
        end as total
    from counted
    inner join outline_cells on outline_cells.cell = counted.cell
)

select
    assessment_id, question, voice, weight, part, levels, dont_know, not_applicable, total, lowest, highest, step,
    open_from,
    coalesce(middle, total / nullif(levels, 0)) as mean
from keyed
