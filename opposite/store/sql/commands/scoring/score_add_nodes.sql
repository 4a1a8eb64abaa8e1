-- one row a score or target of a node of one depth, from its children; no geometric means (scoring.md, rules 8 and 10)
insert into item_values (owner, item, value)
with children as (
    select item, parent, weight, part from outline_questions
    union all
    select item, parent, weight, part from outline_nodes
),

summed as (
    select
        item_values.owner,
        children.parent,
        sum((children.weight * item_values.value * $unit)::bigint) / $unit / nullif(sum(children.part) / 2.0 ** 50, 0)
            as mean,
        min(item_values.value) as least,
        max(item_values.value) as most
    from item_values
    inner join children on children.item = item_values.item
    inner join outline_nodes on outline_nodes.item = children.parent
    where outline_nodes.depth = $depth and outline_nodes.method != 'geometric'
    group by item_values.owner, children.parent
),

aggregated as (
    select
        summed.owner,
        outline_nodes.item,
        outline_nodes.min_coverage,
        case outline_nodes.method
            when 'mean' then summed.mean
            when 'sum' then outline_nodes.all_weights * summed.mean
            when 'min' then summed.least
            else summed.most
        end as value
    from summed
    inner join outline_nodes on outline_nodes.item = summed.parent
)

select aggregated.owner, aggregated.item, aggregated.value
from aggregated
left join beneath on beneath.assessment_id = aggregated.owner and beneath.item = aggregated.item
where aggregated.value is not null
    and (aggregated.owner < 0 or coalesce(beneath.coverage, 0) >= aggregated.min_coverage - 1e-9)
