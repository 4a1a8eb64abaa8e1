-- one row a scenario in force: its framework, name, options and organisation
select scenarios.framework_id, scenarios.name, scenarios.options, organisations.name as organisation
from scenarios
left join organisations on organisations.id = scenarios.organisation_id
where scenarios.ended_at is null
order by scenarios.id
