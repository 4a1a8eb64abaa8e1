-- one row a wave whose answers are to be erased on a day
select assessments.id, organisations.name, assessments.wave, assessments.erase_on
from assessments
inner join organisations on organisations.id = assessments.organisation_id
where assessments.erase_on is not null
    and ($today is null or assessments.erase_on <= $today)
    and ($assessment_id is null or assessments.id = $assessment_id)
order by assessments.erase_on, organisations.name, assessments.wave_order
limit $most;
