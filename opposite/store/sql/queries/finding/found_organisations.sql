-- one row an organisation that has a wave and whose name holds what was typed, whatever its case and accents:
-- names that begin with it, then those in which a word does, then the others; the latest active first
with names as (
    select
        organisations.id, organisations.name, strip_accents(lower(organisations.name)) as plain,
        strip_accents(lower($typed)) as typed, max(assessments.last_activity) as last_activity
    from organisations
    inner join assessments on assessments.organisation_id = organisations.id
    where ($organisations is null or list_contains($organisations::bigint[], organisations.id))
        and ($assessment is null or assessments.id = $assessment)
    group by organisations.id, organisations.name
)

select id, name
from names
where contains(plain, typed)
order by
    starts_with(plain, typed) desc,
    contains(' ' || regexp_replace(plain, '[^\pL\pN]+', ' ', 'g'), ' ' || typed) desc,
    last_activity desc, name
limit $most
