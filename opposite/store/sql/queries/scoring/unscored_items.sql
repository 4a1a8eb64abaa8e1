-- one row a scored question or node of these assessments that has no score, once they are scored
with items as (
    select item, id from outline_questions where scored
    union all
    select item, id from outline_nodes where depth is not null
),

chosen as (
    select unnest($assessment_ids::bigint[]) as assessment_id
)

select chosen.assessment_id, items.id
from chosen
cross join items
anti join item_values on item_values.owner = chosen.assessment_id and item_values.item = items.item
order by chosen.assessment_id, items.item
