-- one row a scenario in force of an organisation, with whether another one has one of that name for the same framework
select one.id, one.framework_id, one.name, other.id is not null as clashes
from scenarios as one
left join scenarios as other
    on other.organisation_id = $into_id
    and other.framework_id = one.framework_id
    and other.name = one.name
    and other.ended_at is null
where one.organisation_id = $organisation_id and one.ended_at is null
order by one.saved_at, one.id
