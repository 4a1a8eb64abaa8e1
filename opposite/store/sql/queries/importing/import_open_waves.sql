-- one row an open assessment that the file puts people or answers in
select distinct assessments.id
from assessments
inner join import_waves on import_waves.assessment_id = assessments.id
where assessments.closed_at is null
order by assessments.id
