-- one row a framework version that organisations which are not archived answered, of samples and of others apart: how many
-- these are, and a hash of it; the one of most organisations first
select
    assessments.framework_id, assessments.framework_major, organisations.sample,
    count(distinct organisations.id) as organisations, max_by(assessments.framework_hash, assessments.id) as hash
from assessments
inner join organisations on organisations.id = assessments.organisation_id
where organisations.archived_at is null
    and ($organisations is null or list_contains($organisations::bigint[], organisations.id))
    and ($assessment is null or assessments.id = $assessment)
group by assessments.framework_id, assessments.framework_major, organisations.sample
order by organisations.sample, count(distinct organisations.id) desc, assessments.framework_id, assessments.framework_major
