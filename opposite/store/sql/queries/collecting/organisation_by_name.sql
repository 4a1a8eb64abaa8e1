-- one row: the organisation of this name
select id, name, sector, size, tags, sample
from organisations
where name = $name
