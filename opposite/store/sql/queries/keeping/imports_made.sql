-- one row an import of some organisations, or of one by its name: what it was, and of whom; the latest first
with of_them as (
    select
        imported_waves.import_id,
        coalesce(organisations.name, imported_waves.organisation) as name,
        imported_waves.wave,
        imported_waves.organisation_id
    from imported_waves
    left join organisations on organisations.id = imported_waves.organisation_id
),

summed as (
    select
        import_id,
        list(distinct name order by name) as names,
        list(distinct wave order by wave) as labels,
        list(distinct organisation_id order by organisation_id) as ids
    from of_them
    group by import_id
)

select
    imports.id, imports.file_name, imports.sha256, imports.tool, imports.form, imports.encoding, imports.framework_id,
    imports.framework_version, imports.attributed, imports.rows_read, imports.answers_stored, imports.answers_replaced,
    imports.rows_skipped, imports.new_organisations, imports.new_waves, imports.new_respondents, imports.imported_by,
    imports.imported_at, imports.undone_by, imports.undone_at, summed.names, summed.labels
from imports
inner join summed on summed.import_id = imports.id
where ($import_id is null or imports.id = $import_id)
    and ($organisations is null or list_has_all($organisations::bigint[], summed.ids))
    and ($names is null or list_has_any($names::varchar[], summed.names))
order by imports.id desc
limit $most offset $first
