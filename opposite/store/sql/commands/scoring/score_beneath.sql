-- temporary: one row a node with an applicable question beneath it: coverage, percent to target, gate (rules 7, 10, 11)
-- where a question has no score `reached` is null, where nothing has to be reached `target` and what follows from it
create or replace temp table beneath as
with parts as (
    select
        pattern, question, item, share,
        (share * $unit)::bigint as part,
        case when target > lowest then target end as target,
        case when target > lowest then (share * (target - lowest) * $unit)::bigint end as distance
    from shares
    where item < $nodes
),

weighed as (
    select
        question_figures.assessment_id * $width + parts.item as packed_key,
        case when question_figures.score is not null then question_figures.reached end as reached,
        parts.part,
        case when parts.target is not null then
            (parts.share * greatest(parts.target - question_figures.score, 0) * $unit)::bigint
        end as missing,
        parts.distance
    from question_figures
    inner join scope on scope.assessment_id = question_figures.assessment_id
    inner join parts on parts.pattern = scope.pattern and parts.question = question_figures.question
),

tallied as (
    select packed_key, reached, sum(part) as part, sum(missing) as missing, sum(distance) as distance
    from weighed
    group by packed_key, reached
),

running as (
    select
        *,
        sum(part) over (partition by packed_key order by reached desc nulls last rows unbounded preceding) as so_far,
        sum(part) filter (reached is not null) over (partition by packed_key) as scored_part
    from tallied
)

select
    packed_key // $width as assessment_id,
    packed_key % $width as item,
    coalesce(scored_part / nullif(sum(part), 0), 0) as coverage,
    1 - sum(missing) filter (reached is not null) / nullif(sum(distance) filter (reached is not null), 0)
        as percent_to_target,
    case when scored_part > 0 then
        greatest(
            least(max(reached) filter (so_far >= ($threshold - 1e-9) * scored_part), min(reached) + $max_lag), 1
        )
    end as gate
from running
group by packed_key, scored_part
