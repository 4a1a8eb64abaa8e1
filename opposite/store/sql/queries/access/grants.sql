-- one row a role that somebody has (anybody, or somebody of these names; whose name holds what was typed), with the
-- organisation it is for
select access.id, access.who, access.role, access.organisation_id, organisations.name, access.granted_at
from access
left join organisations on organisations.id = access.organisation_id
where access.revoked_at is null
    and ($names is null or list_contains($names::varchar[], access.who))
    and contains(strip_accents(lower(access.who)), strip_accents(lower($typed)))
order by access.who, access.role, organisations.name
limit $most
