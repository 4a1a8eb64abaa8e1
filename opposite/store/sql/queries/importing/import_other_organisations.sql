-- one row an organisation of the store
select name
from organisations
order by name
