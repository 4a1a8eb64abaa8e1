-- one row a role for an organisation that an import made, which whoever brought it in has or had since
select access.id
from access
where access.who = $who
    and access.role = 'consultant'
    and access.organisation_id in (
        select imported_waves.organisation_id
        from imported_waves
        where imported_waves.import_id = $import_id and imported_waves.made_organisation
    )
order by access.id
