-- one row an organisation that was made at a moment or later
select name
from organisations
where created_at >= $since
order by name
limit $most
