-- one row a score or target of a node of one depth that is the geometric mean of its children (scoring.md, rules 8 and 10)
insert into item_values (owner, item, value)
with children as (
    select item, parent, weight, part, lowest as minimum from outline_questions
    union all
    select item, parent, weight, part, minimum from outline_nodes
),

siblings as (
    select
        item_values.owner,
        children.parent,
        children.weight,
        children.part,
        item_values.value,
        min(children.minimum) over (partition by item_values.owner, children.parent) as least
    from item_values
    inner join children on children.item = item_values.item
    inner join outline_nodes on outline_nodes.item = children.parent
    where outline_nodes.depth = $depth and outline_nodes.method = 'geometric'
),

shifted as (
    select *, case when least <= 0 then 1 - least else 0 end as shift
    from siblings
),

aggregated as (
    select
        owner,
        parent as item,
        exp(
            sum(case when weight > 0 and value + shift > 0 then (weight * ln(value + shift) * $unit)::bigint end)
            / $unit / (sum(part) / 2.0 ** 50)
        ) - any_value(shift) as value
    from shifted
    group by owner, parent
    having bool_and(value + shift > 0) filter (weight > 0)
)

select aggregated.owner, aggregated.item, aggregated.value
from aggregated
inner join outline_nodes on outline_nodes.item = aggregated.item
left join beneath on beneath.assessment_id = aggregated.owner and beneath.item = aggregated.item
where aggregated.owner < 0 or coalesce(beneath.coverage, 0) >= outline_nodes.min_coverage - 1e-9
