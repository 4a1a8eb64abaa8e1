-- one row a role that somebody has, with the organisation it is for
select access.id, access.who, access.role, access.organisation_id, organisations.name, access.granted_at
from access
left join organisations on organisations.id = access.organisation_id
where access.revoked_at is null
order by access.who, access.role, organisations.name
