-- one row an assessment that the file puts people or answers in, open or there before: they begin to count in steps
select distinct assessments.id
from assessments
inner join import_waves on import_waves.assessment_id = assessments.id
inner join import_changed on import_changed.assessment_id = assessments.id
where not assessments.attributed and (assessments.closed_at is null or not import_waves.is_new)
order by assessments.id
