-- temporary: one row a question asked in an assessment, answered or not (scoring.md, rules 4 and 5)
create or replace temp table question_figures as
with summed as (
    select
        assessment_id * $width + question as packed_key,
        sum(levels) as levels,
        sum(dont_know) as dont_know,
        sum(not_applicable) as not_applicable,
        sum((case when $pooled then total else weight * mean end * $unit)::bigint) / $unit as weighed,
        sum(case when levels > 0 then part end) / 2.0 ** 50 as weights,
        min(case when levels + dont_know + not_applicable > 0 then levels + dont_know + not_applicable end) as fewest_said,
        min(case when levels > 0 then levels end) as fewest_levels,
        min(mean) as least,
        max(mean) as most,
        count(case when mean - lowest >= open_from * step then 1 end) as far_up,
        count(case when highest - mean >= open_from * step then 1 end) as far_down
    from cells
    group by packed_key
),

every as (
    select * from summed
    union all by name
    select
        scope.assessment_id * $width + outline_questions.item as packed_key,
        0 as levels,
        0 as dont_know,
        0 as not_applicable
    from scope
    cross join outline_questions
    anti join summed on summed.packed_key = scope.assessment_id * $width + outline_questions.item
),

figures as (
    select
        scope.assessment_id,
        outline_questions.item as question,
        outline_questions.lowest,
        outline_questions.scored,
        every.levels,
        every.dont_know,
        every.not_applicable,
        outline_questions.scored and every.not_applicable <= every.levels + every.dont_know as applicable,
        case when applicable then
            every.weighed / case when $pooled then nullif(every.levels, 0) else every.weights end
        end as score,
        scope.attributed,
        scope.fewest,
        every.fewest_said,
        every.fewest_levels,
        coalesce(
            every.least > outline_questions.lowest + 1e-9 and every.most < outline_questions.highest - 1e-9, true
        ) as is_inside,
        coalesce(
            case
                when every.fewest_levels > 1 then
                    every.most >= outline_questions.lowest + outline_questions.step
                    and every.least <= outline_questions.highest - outline_questions.step
                else every.far_up > 1 and every.far_down > 1
            end,
            false
        ) as is_roomy
    from every
    inner join scope on scope.assessment_id = every.packed_key // $width
    inner join outline_questions on outline_questions.item = every.packed_key % $width
),

points as (
    select
        item,
        unnest(starts) as start,
        unnest(starts[2:] || ['infinity'::double]) as until,
        unnest(range(1, len(starts) + 1)) as reached
    from outline_questions
)

select figures.*, coalesce(points.reached, 0) as reached
from figures
left join points
    on points.item = figures.question and figures.score >= points.start and figures.score < points.until
