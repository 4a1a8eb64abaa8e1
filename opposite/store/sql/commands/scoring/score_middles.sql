-- the medians of the levels of groups, in place of their means (scoring.md, rule 5)
update cells
set mean = middles.middle
from (
    select
        answers.assessment_id,
        outline_cells.question,
        outline_cells.voice,
        median(coalesce(outline_cells.mirror - answers.level, answers.level)) as middle
    from answers
    inner join outline_cells
        on outline_cells.question_id = answers.question_id and outline_cells.group_id = answers.group_id
    where answers.assessment_id in (select assessment_id from scope)
    group by answers.assessment_id, outline_cells.question, outline_cells.voice
) as middles
where middles.assessment_id = cells.assessment_id
    and middles.question = cells.question
    and middles.voice = cells.voice
