-- one row a pair of one of these names and an organisation whose name is nearly the same: but for case, accents, spaces,
-- punctuation and the form of the company, or for a slip of the keyboard; names with other numbers in them are others
with typed as (
    select unnest($names::varchar[]) as name
),

there as (
    select name
    from organisations
    where $organisations is null or list_contains($organisations::bigint[], id)
),

worded as (
    select
        name,
        trim(regexp_replace(
            replace(replace(replace(replace(
                translate(strip_accents(lower(name)), 'øłđðħı', 'olddhi'),
                'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
            '[^\pL\pN]+', ' ', 'g')) as words
    from (select name from typed union select name from there)
),

plain as (
    select
        name,
        replace(words, ' ', '') as letters,
        replace(regexp_replace(
            words,
            '( (ag|gmbh|kg|se|ltd|limited|inc|llc|llp|plc|corp|corporation|company|co|sa|sas|sarl|srl|spa|bv|nv|ab|as|asa|aps|oy|oyj|kft|zrt))+$',
            ''), ' ', '') as bare,
        regexp_replace(words, '[^\pN]+', ' ', 'g') as numbers
    from worded
)

select typed.name, there.name as there
from typed
inner join plain as one on one.name = typed.name
inner join plain as other
    on other.name <> one.name
    and trim(other.numbers) = trim(one.numbers)
    and (
        other.bare = one.bare
        or (
            least(length(one.letters), length(other.letters)) >= 5
            and abs(length(one.letters) - length(other.letters)) <= 2
            and damerau_levenshtein(one.letters, other.letters)
                <= case when least(length(one.letters), length(other.letters)) >= 10 then 2 else 1 end
        )
    )
inner join there on there.name = other.name
order by typed.name, there.name
