-- one row an assessment of these organisations with this framework, or of all that are not archived, of these sectors, sizes
-- and countries and with each of these tags: those with this wave's label, each organisation's latest, or every one; the
-- latest active first
select assessments.id
from assessments
inner join organisations on organisations.id = assessments.organisation_id
where ($organisations is null or organisations.name in (select unnest($organisations::varchar[])))
    and ($organisations is not null or organisations.archived_at is null)
    and ($sectors is null or list_contains($sectors::varchar[], lower(organisations.sector)))
    and ($sizes is null or list_contains($sizes::varchar[], lower(organisations.size)))
    and ($countries is null or list_contains($countries::varchar[], lower(organisations.country)))
    and ($tags is null or list_has_all(string_split(lower(organisations.tags), chr(10)), $tags::varchar[]))
    and ($archived is null or $archived = (organisations.archived_at is not null))
    and ($framework is null or assessments.framework_id = $framework)
    and ($wave is null or assessments.wave = $wave)
qualify not $latest or row_number() over (
    partition by assessments.organisation_id
    order by assessments.wave_date desc, assessments.wave_order desc, assessments.id desc
) = 1
order by assessments.last_activity desc, assessments.id desc
