-- one row, what a browser signed in with: the owner's key, or an invitation that is still good, and whom it began;
-- who has begun by a group's invitation goes on when that is withdrawn or over, who came by one of their own only when
-- it is over
select
    sign_ins.link_hash, links.assessment_id, coalesce(sign_ins.respondent_id, links.respondent_id) as respondent_id
from sign_ins
left join links on links.token_hash = sign_ins.link_hash
left join assessments on assessments.id = links.assessment_id
where sign_ins.digest = $digest
    and sign_ins.expires_at > $now
    and (
        sign_ins.link_hash is null
        or (sign_ins.respondent_id is not null and (links.revoked_at is null or not links.for_one))
        or (
            links.revoked_at is null
            and coalesce(links.expires_at, assessments.due_on + interval 36 hours, $now + interval 1 hour) > $now
        )
    )
