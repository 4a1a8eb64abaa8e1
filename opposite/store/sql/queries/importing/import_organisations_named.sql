-- one row an organisation of the file
select distinct organisation
from import_named
order by organisation
