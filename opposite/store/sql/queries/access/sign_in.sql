-- one row, what a browser signed in with: the owner's key, or an invitation that is still good, and whom it began;
-- who has begun by a group's invitation goes on when that is withdrawn or over, who came by one of their own only when
-- it is over, and no other browser goes on as them
select
    sign_ins.link_hash,
    links.assessment_id,
    coalesce(sign_ins.respondent_id, case when not links.for_one then links.respondent_id end) as respondent_id
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
            and coalesce(
                links.expires_at, assessments.due_on + interval 36 hours, links.created_at + interval 180 days
            ) > $now
        )
    )
