-- one row an assessment of the organisation of one, that one included, in no order: sorting a few costs a third more
select
    assessments.id, organisations.id as organisation_id, organisations.name, organisations.sector, organisations.size,
    organisations.tags, organisations.sample, assessments.framework_id, assessments.framework_hash, assessments.wave,
    assessments.wave_date, assessments.profile, assessments.self_assessment, assessments.attributed,
    assessments.min_group_n, assessments.revision, assessments.last_activity, assessments.closed_at, assessments.targets,
    assessments.invited, assessments.due_on, assessments.grows, organisations.fiscal_year_start, organisations.people,
    organisations.country, organisations.archived_at
from assessments
inner join organisations on organisations.id = assessments.organisation_id
where assessments.organisation_id = (select chosen.organisation_id from assessments as chosen where chosen.id = $assessment_id)
