-- the roles of somebody, all of them or one, everywhere or for one organisation; one row each
update access
set revoked_at = $now
where who = $who
    and revoked_at is null
    and ($role is null or role = $role)
    and ($organisation_id is null or organisation_id = $organisation_id)
returning id
