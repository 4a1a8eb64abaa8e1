-- one row a wave that an import made or changed: whose it is, whether it was there and its people promised confidence, and
-- who made the import
select
    imported_waves.organisation_id, imported_waves.assessment_id,
    not imported_waves.made and not coalesce(assessments.attributed, imports.attributed) as is_confidential,
    imports.imported_by
from imported_waves
inner join imports on imports.id = imported_waves.import_id
left join assessments on assessments.id = imported_waves.assessment_id
where imported_waves.import_id = $import_id
order by imported_waves.assessment_id
