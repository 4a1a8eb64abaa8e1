-- one row an assessment with its organisation, latest activity first
select
    assessments.id, organisations.id as organisation_id, organisations.name, organisations.sector, organisations.size,
    organisations.tags, organisations.sample, assessments.framework_id, assessments.framework_hash, assessments.wave,
    assessments.wave_date, assessments.profile, assessments.self_assessment, assessments.attributed,
    assessments.min_group_n, assessments.revision, assessments.last_activity, assessments.closed_at, assessments.targets,
    assessments.invited, assessments.due_on, assessments.grows, organisations.fiscal_year_start, organisations.people,
    organisations.country, organisations.archived_at
from assessments
inner join organisations on organisations.id = assessments.organisation_id
where ($assessment_ids is null or assessments.id in (select unnest($assessment_ids::bigint[])))
    and ($organisation is null or organisations.name = $organisation)
order by assessments.last_activity desc, assessments.id desc
