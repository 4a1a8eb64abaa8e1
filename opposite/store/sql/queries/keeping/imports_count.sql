-- one row: how many imports there are of some organisations
select count(*)
from (
    select import_id, list(distinct organisation_id) as ids
    from imported_waves
    group by import_id
)
where $organisations is null or list_has_all($organisations::bigint[], ids)
