-- one row a framework version that organisations answered, in a wave of any label or of one, of samples and of others apart:
-- how many these are, and a hash of it; the one of most organisations first
select
    assessments.framework_id, assessments.framework_major, organisations.sample,
    count(distinct organisations.id) as organisations, max_by(assessments.framework_hash, assessments.id) as hash
from assessments
inner join organisations on organisations.id = assessments.organisation_id
where ($wave is null or assessments.wave = $wave)
    and ($organisations is null or list_contains($organisations::bigint[], organisations.id))
    and ($assessment is null or assessments.id = $assessment)
    and ($found is null or list_contains($found::bigint[], organisations.id))
    and ($archived is null or $archived = (organisations.archived_at is not null))
    and ($sectors is null or list_contains($sectors::varchar[], lower(organisations.sector)))
    and ($sizes is null or list_contains($sizes::varchar[], lower(organisations.size)))
    and ($countries is null or list_contains($countries::varchar[], lower(organisations.country)))
    and ($tags is null or list_has_all(string_split(lower(organisations.tags), chr(10)), $tags::varchar[]))
group by assessments.framework_id, assessments.framework_major, organisations.sample
order by organisations.sample, count(distinct organisations.id) desc, assessments.framework_id, assessments.framework_major
