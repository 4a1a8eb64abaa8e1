-- one row an import that was made later in waves that another one made or changed, or in organisations that it made, and
-- that was not undone; the latest first
select distinct imports.id, imports.file_name
from imports
inner join imported_waves on imported_waves.import_id = imports.id
where imports.id > $import_id
    and imports.undone_at is null
    and (
        imported_waves.assessment_id in (
            select earlier.assessment_id from imported_waves as earlier where earlier.import_id = $import_id
        )
        or imported_waves.organisation_id in (
            select earlier.organisation_id
            from imported_waves as earlier
            where earlier.import_id = $import_id and earlier.made_organisation
        )
    )
order by imports.id desc
