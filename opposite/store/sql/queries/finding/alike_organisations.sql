-- one row a pair of one of these names and an organisation, stored or of those that would be, whose name is nearly the same:
-- but for case, accents, spaces, punctuation and the form of the company, or for a slip of the keyboard; names with other
-- numbers in them are others
with named as (
    select unnest($names::varchar[]) as name, true as is_typed
    union all
    select name, false
    from organisations
    where $organisations is null or list_contains($organisations::bigint[], id)
    union all
    select unnest($others::varchar[]), false
),

worded as (
    select
        name, is_typed,
        trim(regexp_replace(
            replace(replace(replace(replace(
                translate(strip_accents(lower(name)), 'øłđðħı', 'olddhi'),
                'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
            '[^\pL\pN]+', ' ', 'g')) as words
    from named
),

plain as materialized (
    select
        name, is_typed, replace(words, ' ', '') as letters, length(replace(words, ' ', '')) as long,
        replace(regexp_replace(
            words,
            '( (ag|gmbh|kg|se|ltd|limited|inc|llc|llp|plc|corp|corporation|company|co|sa|sas|sarl|srl|spa|bv|nv|ab|as|asa|aps|oy|oyj|kft|zrt))+$',
            ''), ' ', '') as bare,
        trim(regexp_replace(words, '[^\pN]+', ' ', 'g')) as numbers
    from worded
)

select typed.name, there.name as there
from plain as typed
inner join plain as there
    on there.numbers = typed.numbers
    and there.name <> typed.name
    and case
        when there.bare = typed.bare then true
        when least(there.long, typed.long) < 5 or abs(there.long - typed.long) > 2 then false
        else damerau_levenshtein(there.letters, typed.letters) <= case when least(there.long, typed.long) < 10 then 1 else 2 end
    end
where typed.is_typed and not there.is_typed
order by typed.name, there.name
