-- one row a wave that an import made or changed
select assessment_id
from imported_waves
where import_id = $import_id
order by assessment_id
