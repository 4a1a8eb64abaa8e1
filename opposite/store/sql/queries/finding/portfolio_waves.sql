-- one row a label of waves in a framework version, and how many organisations have a wave of it: the labels of most
-- organisations first, at most so many
select assessments.wave, count(distinct assessments.organisation_id) as organisations
from assessments
inner join organisations on organisations.id = assessments.organisation_id
where assessments.framework_id = $framework_id
    and assessments.framework_major = $framework_major
    and organisations.sample = $sample
    and organisations.archived_at is null
    and ($organisations is null or list_contains($organisations::bigint[], organisations.id))
    and ($assessment is null or assessments.id = $assessment)
group by assessments.wave
order by count(distinct assessments.organisation_id) desc, max(assessments.wave_order) desc, assessments.wave
limit $most
