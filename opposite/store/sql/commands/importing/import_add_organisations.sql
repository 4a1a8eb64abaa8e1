-- the organisations of the file that are new
insert into organisations (id, name, sector, size, tags, sample, created_at)
select organisation_id, organisation, null, null, null, false, $now
from import_organisations
where is_new
order by first_row
