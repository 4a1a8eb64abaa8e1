-- one row: of the organisations that are samples or none, ascending by id, what others are narrowed by
select
    list(id order by id), list(lower(sector) order by id), list(lower(size) order by id), list(lower(country) order by id)
from organisations
where sample = $sample
