-- one row an organisation that is a sample or is none: what others are narrowed by
select id, lower(sector) as sector, lower(size) as size, lower(country) as country
from organisations
where sample = $sample
order by id
