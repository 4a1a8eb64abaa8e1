-- one row a link of this token's hash that is neither revoked nor expired
select assessment_id, group_id, respondent_id
from links
where token_hash = $token_hash
    and revoked_at is null
    and (expires_at is null or expires_at > $now)
