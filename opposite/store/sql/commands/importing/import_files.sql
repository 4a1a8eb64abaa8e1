-- temporary: one row a wave of the file that is there and an import that put something in it and was not undone
create or replace temp table import_files as
with waves as (
    select distinct assessments.id as assessment_id
    from import_named
    inner join organisations on organisations.name = import_named.organisation
    inner join assessments
        on assessments.organisation_id = organisations.id and assessments.wave = import_named.wave
    where assessments.framework_hash = $framework_hash
)

select imported_waves.assessment_id, imported_waves.made, imports.id as import_id, imports.source, imports.people
from imported_waves
inner join imports on imports.id = imported_waves.import_id
semi join waves on waves.assessment_id = imported_waves.assessment_id
where imports.undone_at is null
