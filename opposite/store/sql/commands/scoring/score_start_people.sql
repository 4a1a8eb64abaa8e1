-- temporary: one row a person and node with questions: the mean of the levels they gave to them (scoring.md, rule 12)
create or replace temp table person_values as
with given as (
    select answers.respondent_id, answers.level, outline_cells.*
    from answers
    inner join scope on scope.assessment_id = answers.assessment_id and scope.is_whole
    inner join outline_cells
        on outline_cells.question_id = answers.question_id and outline_cells.group_id = answers.group_id
    union all
    select answers.respondent_id, answers.level, outline_cells.*
    from answers
    inner join scope on scope.assessment_id = answers.assessment_id and not scope.is_whole
    inner join outline_cells
        on outline_cells.question_id = answers.question_id and outline_cells.group_id = answers.group_id
    anti join gone on gone.assessment_id = answers.assessment_id and gone.question = outline_cells.question
),

summed as (
    select
        respondent_id * $width + parent as packed_key,
        case
            when $exact then sum(base + slope * level)
            else sum(((base + slope * level) * $unit)::bigint) / $unit
        end as total,
        case when $exact then sum(own_weight) else sum(own_part) / 2.0 ** 50 end as weights
    from given
    where scored and level is not null
    group by packed_key
),

people as (
    select id, assessment_id, group_id
    from respondents
    semi join scope on scope.assessment_id = respondents.assessment_id
)

select
    people.id as respondent_id,
    summed.packed_key % $width as item,
    people.assessment_id * $voices + outline_groups.voice as place,
    summed.total / nullif(summed.weights, 0) as value
from summed
inner join people on people.id = summed.packed_key // $width
inner join outline_groups on outline_groups.group_id = people.group_id
