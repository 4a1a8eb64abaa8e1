-- one row an organisation that has a wave, is archived or is not, and whose name holds what was typed, whatever its case and
-- accents, with ø for o and ß for ss: names that begin with it, then those in which a word does, then the others; the latest active first
with names as (
    select organisations.id, organisations.name, max(assessments.last_activity) as last_activity
    from organisations
    inner join assessments on assessments.organisation_id = organisations.id
    where ($organisations is null or list_contains($organisations::bigint[], organisations.id))
        and ($assessment is null or assessments.id = $assessment)
        and $archived = (organisations.archived_at is not null)
    group by organisations.id, organisations.name
    union all
    select null, $typed, null
),

folded as (
    select
        *,
        replace(replace(replace(replace(
            translate(strip_accents(lower(name)), 'øłđðħı', 'olddhi'),
            'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') as plain
    from names
)

select found.id, found.name
from folded as found
inner join folded as typed on typed.id is null and contains(found.plain, typed.plain)
where found.id is not null
order by
    starts_with(found.plain, typed.plain) desc,
    contains(' ' || regexp_replace(found.plain, '[^\pL\pN]+', ' ', 'g'), ' ' || typed.plain) desc,
    found.last_activity desc, found.name
limit $most
