-- one row an import that was made later in waves that another one made or changed, or in organisations that it made, and
-- that was not undone; the latest first. The name of its file may be that of an organisation: it is null where somebody
-- else made it, and it put something in others too
with of_this as (
    select assessment_id, organisation_id, made_organisation
    from imported_waves
    where import_id = $import_id
)

select
    imports.id,
    case
        when bool_and(imported_waves.organisation_id in (select organisation_id from of_this))
            or imports.imported_by is not distinct from any_value(this.imported_by)
            then imports.file_name
    end as file_name
from imports
inner join imported_waves on imported_waves.import_id = imports.id
inner join imports as this on this.id = $import_id
where imports.id > $import_id and imports.undone_at is null
group by imports.id, imports.file_name, imports.imported_by
having
    bool_or(
        imported_waves.assessment_id in (select assessment_id from of_this)
        or imported_waves.organisation_id in (select organisation_id from of_this where made_organisation)
    )
order by imports.id desc
