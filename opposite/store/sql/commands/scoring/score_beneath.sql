-- temporary: one row a node with an applicable question beneath it: coverage, percent to target, gate (rules 7, 10, 11)
create or replace temp table beneath as
with weighed as (
    select
        question_figures.assessment_id * $width + shares.item as packed_key,
        question_figures.score,
        question_figures.reached,
        (shares.share * $unit)::bigint as part,
        case when shares.target > shares.lowest then
            (shares.share * greatest(shares.target - question_figures.score, 0) * $unit)::bigint
        end as missing,
        case when shares.target > shares.lowest then
            (shares.share * (shares.target - shares.lowest) * $unit)::bigint
        end as distance
    from question_figures
    inner join scope on scope.assessment_id = question_figures.assessment_id
    inner join shares on shares.pattern = scope.pattern and shares.question = question_figures.question
    where shares.item < $nodes
),

summed as (
    select
        packed_key,
        coalesce(sum(part) filter (score is not null) / nullif(sum(part), 0), 0) as coverage,
        1 - sum(missing) filter (score is not null) / nullif(sum(distance) filter (score is not null), 0)
            as percent_to_target,
        sum(part) filter (score is not null) as scored_part,
        min(reached) filter (score is not null) as least_reached
    from weighed
    group by packed_key
),

gates as (
    select packed_key, reached, sum(part) as part
    from weighed
    where score is not null
    group by packed_key, reached
),

running as (
    select
        packed_key, reached,
        sum(part) over (partition by packed_key order by reached desc rows unbounded preceding) as part
    from gates
),

gated as (
    select running.packed_key, max(running.reached) as reached
    from running
    inner join summed on summed.packed_key = running.packed_key
    where running.part >= ($threshold - 1e-9) * summed.scored_part
    group by running.packed_key
)

select
    summed.packed_key // $width as assessment_id,
    summed.packed_key % $width as item,
    summed.coverage,
    summed.percent_to_target,
    case when summed.scored_part > 0 then
        greatest(least(gated.reached, summed.least_reached + $max_lag), 1)
    end as gate
from summed
left join gated on gated.packed_key = summed.packed_key
