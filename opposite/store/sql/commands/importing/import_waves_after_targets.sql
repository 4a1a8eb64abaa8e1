-- one row a new wave of the file whose organisation has set targets in another
select import_waves.assessment_id
from import_waves
where import_waves.is_new
    and import_waves.organisation_id in (
        select assessments.organisation_id from assessments where assessments.targets <> '{}'
    )
order by import_waves.first_row
