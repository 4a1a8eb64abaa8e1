-- every role that somebody was given for an organisation is taken back
update access
set revoked_at = $now
where organisation_id = $organisation_id and revoked_at is null
