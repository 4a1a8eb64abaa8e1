-- the medians of the levels of groups, in place of their means (scoring.md, rule 5)
update counted
set middle = middles.middle
from (
    select
        answers.assessment_id,
        outline_cells.cell,
        median(coalesce(outline_cells.mirror - answers.level, answers.level)) as middle
    from answers
    inner join outline_cells
        on outline_cells.question_id = answers.question_id and outline_cells.group_id = answers.group_id
    where answers.assessment_id in (select assessment_id from scope)
    group by answers.assessment_id, outline_cells.cell
) as middles
where middles.assessment_id = counted.assessment_id and middles.cell = counted.cell
