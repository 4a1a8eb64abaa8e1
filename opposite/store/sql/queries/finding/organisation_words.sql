-- one row a word that organisations are sorted by: a sector, size, country or tag, and how many organisations have it
with said as (
    select 'sector' as kind, sector as word from organisations
    where $organisations is null or list_contains($organisations::bigint[], id)
    union all
    select 'size', size from organisations
    where $organisations is null or list_contains($organisations::bigint[], id)
    union all
    select 'country', country from organisations
    where $organisations is null or list_contains($organisations::bigint[], id)
    union all
    select 'tag', unnest(string_split(tags, chr(10))) from organisations
    where tags is not null and ($organisations is null or list_contains($organisations::bigint[], id))
)

select kind, word, count(*) as number
from said
where word is not null
group by kind, word
order by kind, word
