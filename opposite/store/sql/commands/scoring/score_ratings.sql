-- temporary: one row a question and counted group of an assessment that said anything to it: what stands beside its levels
create or replace temp table ratings as
select
    answers.assessment_id,
    outline_cells.question,
    outline_cells.voice,
    any_value(outline_cells.weight) as weight,
    any_value(outline_cells.part) as part,
    count(answers.level) as answered,
    count(answers.evidence) as evidence,
    count(answers.importance) as raters,
    coalesce(sum((answers.importance * $rating_unit)::bigint) / $rating_unit, 0) as total,
    case when $median then median(answers.importance) else
        sum((answers.importance * $rating_unit)::bigint) / $rating_unit / nullif(count(answers.importance), 0)
    end as mean,
    count(*) filter (answers.importance >= outline_cells.important_from - 1e-9) as important,
    count(*) filter (
        coalesce(outline_cells.mirror - answers.level, answers.level) >= outline_cells.satisfied_from - 1e-9
    ) as satisfied
from answers
inner join outline_cells
    on outline_cells.question_id = answers.question_id and outline_cells.group_id = answers.group_id
where answers.assessment_id in (select assessment_id from scope)
group by answers.assessment_id, outline_cells.question, outline_cells.voice
