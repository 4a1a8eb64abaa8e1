-- one row an organisation, whether it has a wave or not: what is kept of it, how many waves it has, and the label of the
-- latest; those of these names, sectors, sizes and countries (in any case), that have each of these tags; by name
with waves as (
    select organisation_id, count(*) as number, max_by(wave, row(wave_date, wave_order, id)) as latest
    from assessments
    group by organisation_id
)

select
    organisations.id, organisations.name, organisations.sector, organisations.size, organisations.people,
    organisations.country, organisations.tags, organisations.note, organisations.sample, organisations.archived_at,
    coalesce(waves.number, 0) as waves, waves.latest
from organisations
left join waves on waves.organisation_id = organisations.id
where ($organisations is null or list_contains($organisations::bigint[], organisations.id))
    and ($names is null or list_contains($names::varchar[], organisations.name))
    and ($sectors is null or list_contains($sectors::varchar[], lower(organisations.sector)))
    and ($sizes is null or list_contains($sizes::varchar[], lower(organisations.size)))
    and ($countries is null or list_contains($countries::varchar[], lower(organisations.country)))
    and ($tags is null or list_has_all(string_split(lower(organisations.tags), chr(10)), $tags::varchar[]))
    and ($archived is null or $archived = (organisations.archived_at is not null))
order by organisations.name
