-- the latest day rates of an organisation, or no row
select currency, rates
from day_rates
where organisation_id = $organisation_id
order by id desc
limit 1
