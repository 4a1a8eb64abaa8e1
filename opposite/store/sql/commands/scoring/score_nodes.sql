-- temporary: one row a node of an assessment in scope, with everything that is kept of it and nothing hidden
create or replace temp table scored as
with placed as (
    select
        scope.assessment_id,
        scope.revision,
        outline_nodes.*,
        scores.value as score,
        targets.value as target,
        coalesce(beneath.coverage, 0) as coverage,
        beneath.percent_to_target,
        beneath.gate,
        coalesce(spread.respondents, 0) as respondents,
        coalesce(spread.groups, 0) as groups,
        spread.error,
        spread.degrees,
        scores.value is not null and outline_nodes.only_means and spread.scored >= $least_people and spread.fewest > 1
            as is_interval,
        least(floor(16 / spread.degrees), 15)::bigint as piece
    from scope
    cross join outline_nodes
    left join item_values as scores on scores.owner = scope.assessment_id and scores.item = outline_nodes.item
    left join item_values as targets on targets.owner = -scope.pattern and targets.item = outline_nodes.item
    left join beneath on beneath.assessment_id = scope.assessment_id and beneath.item = outline_nodes.item
    left join spread on spread.assessment_id = scope.assessment_id and spread.item = outline_nodes.item
),

bounded as (
    select
        placed.*,
        case
            when not placed.is_interval then null
            when placed.error = 0 then 0
            else placed.error * list_reduce(
                quantiles.coefficients, lambda sum, next: sum * (2 * (16 / placed.degrees - placed.piece) - 1) + next
            )
        end as half_width
    from placed
    left join quantiles on quantiles.piece = placed.piece
)

select
    bounded.assessment_id,
    bounded.revision,
    bounded.id as node_id,
    bounded.kind,
    bounded.score,
    bounded.minimum,
    bounded.maximum,
    case when bounded.score is not null then nearest.label end as stage_nearest,
    case when bounded.score is not null then gated.label end as stage_gated,
    bounded.target,
    case when bounded.maximum - bounded.minimum > 1e-9 then
        (bounded.score - bounded.minimum) / (bounded.maximum - bounded.minimum)
    end as percent,
    case when bounded.score is not null then bounded.percent_to_target end as percent_to_target,
    bounded.respondents::bigint as respondents,
    bounded.groups,
    bounded.coverage,
    case when bounded.half_width is not null then greatest(bounded.minimum, bounded.score - bounded.half_width) end
        as interval_low,
    case when bounded.half_width is not null then least(bounded.maximum, bounded.score + bounded.half_width) end
        as interval_high
from bounded
left join outline_stages as nearest
    on not nearest.gated and nearest.item = bounded.item
    and bounded.score >= nearest.start and bounded.score < coalesce(nearest.until, 'infinity')
left join outline_stages as gated on gated.gated and gated.item = bounded.item and gated.place = bounded.gate
order by bounded.assessment_id, bounded.item
