-- one row a wave that the import made or changed
select assessments.id
from assessments
inner join import_waves on import_waves.assessment_id = assessments.id
left join import_waves_before on import_waves_before.assessment_id = assessments.id
where import_waves.is_new or assessments.revision <> import_waves_before.revision
order by assessments.id
