-- one row an assessment: what it was set up with, by framework, organisation and wave; whether the framework takes it is
-- judged by whoever reads it
select
    assessments.framework_hash, assessments.framework_id, assessments.framework_major, assessments.profile,
    assessments.min_group_n, assessments.invited, assessments.targets, organisations.name as organisation,
    assessments.wave
from assessments
left join organisations on organisations.id = assessments.organisation_id
order by assessments.id
