-- temporary: one row a person and node with questions: the mean of the levels they gave to them (scoring.md, rule 12)
create or replace temp table person_values as
with summed as (
    select
        answers.respondent_id * $width + outline_cells.parent as packed_key,
        any_value(answers.assessment_id * $voices + outline_cells.voice) as place,
        sum(((outline_cells.base + outline_cells.slope * answers.level) * $unit)::bigint) as total,
        sum(outline_cells.own_part) as parts
    from answers
    inner join outline_cells
        on outline_cells.question_id = answers.question_id and outline_cells.group_id = answers.group_id
    where answers.level is not null
        and outline_cells.scored
        and answers.assessment_id in (select assessment_id from scope where is_whole)
    group by packed_key
    union all
    select
        answers.respondent_id * $width + outline_cells.parent as packed_key,
        any_value(answers.assessment_id * $voices + outline_cells.voice) as place,
        sum(((outline_cells.base + outline_cells.slope * answers.level) * $unit)::bigint) as total,
        sum(outline_cells.own_part) as parts
    from answers
    inner join outline_cells
        on outline_cells.question_id = answers.question_id and outline_cells.group_id = answers.group_id
    left join gone on gone.assessment_id = answers.assessment_id and gone.question = outline_cells.question
    where answers.level is not null
        and outline_cells.scored
        and answers.assessment_id in (select assessment_id from scope where not is_whole)
        and gone.question is null
    group by packed_key
)

select
    packed_key // $width as respondent_id,
    packed_key % $width as item,
    place,
    total / $unit / nullif(parts / 2.0 ** 50, 0) as value
from summed
