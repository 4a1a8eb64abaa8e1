-- one row, what a browser signed in with, the owner's key or a link, whom it has begun as, and until when it is known
select link_hash, respondent_id, expires_at
from sign_ins
where digest = $digest
