-- one row a scenario in force of an organisation and a framework, the one saved first first
select name, options
from scenarios
where organisation_id = $organisation_id and framework_id = $framework_id and ended_at is null
order by saved_at, id
