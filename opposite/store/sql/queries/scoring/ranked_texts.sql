-- one row a text in the rows that are ranked
select distinct text
from (select unnest([organisation, wave, node_id, title, stage]) as text from ranked)
where text is not null
order by text
