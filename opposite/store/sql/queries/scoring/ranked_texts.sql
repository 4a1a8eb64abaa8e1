-- one row a text in the rows that are ranked
select distinct text
from (
    select unnest([organisation, wave]) as text from chosen
    union all
    select unnest([node_id, title]) from chosen_nodes
    union all
    select stage from ranked
)
where text is not null
order by text
