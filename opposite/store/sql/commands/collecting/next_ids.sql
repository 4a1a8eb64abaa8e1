-- one row an id, as many as asked for: ids that were never used, ascending
select nextval('ids') as id
from range($count)
order by id
