-- one row an organisation of the sample that has one of these names
select name
from organisations
where sample
    and list_contains($names::varchar[], name)
order by name
