-- one row an organisation of the file that is new
select organisation
from import_organisations
where is_new
order by first_row
