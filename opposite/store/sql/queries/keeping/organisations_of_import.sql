-- one row an organisation that an import put something in
select distinct organisation_id
from imported_waves
where import_id = $import_id
order by organisation_id
