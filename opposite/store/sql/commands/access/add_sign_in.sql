-- what a browser that has shown a key or an invitation comes back with
insert into sign_ins (digest, link_hash, respondent_id, created_at, expires_at)
values ($digest, $link_hash, null, $now, $expires_at)
