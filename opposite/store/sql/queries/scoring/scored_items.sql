-- one row a question or node of these assessments with a score, once they are scored
with items as (
    select item, id from outline_questions
    union all
    select item, id from outline_nodes
)

select item_values.owner, items.id
from item_values
inner join items on items.item = item_values.item
where item_values.owner in (select unnest($assessment_ids::bigint[]))
order by item_values.owner, items.item
