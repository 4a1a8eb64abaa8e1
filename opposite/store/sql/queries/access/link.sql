-- one row, the link of this digest, whether it was withdrawn, and when it ends: on its own date, else with the wave's last
-- day, which is over when it is over everywhere, noon of the next day in UTC, else half a year after it was made
select
    links.assessment_id,
    links.group_id,
    links.respondent_id,
    links.for_one,
    links.revoked_at is not null as withdrawn,
    coalesce(links.expires_at, assessments.due_on + interval 36 hours, links.created_at + interval 180 days) as ends_at
from links
inner join assessments on assessments.id = links.assessment_id
where links.token_hash = $token_hash
