-- one row somebody who was given a role for an organisation
select distinct who
from access
where organisation_id = $organisation_id and revoked_at is null
order by who
