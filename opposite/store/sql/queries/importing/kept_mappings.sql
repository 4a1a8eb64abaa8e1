-- one row a mapping that somebody keeps: its name and text
select name, document
from kept_mappings
where kept_by = $kept_by
order by name
