-- the scenario of this name that is in force, if there is one, is so no longer
update scenarios
set ended_at = $now
where organisation_id = $organisation_id and framework_id = $framework_id and name = $name and ended_at is null
