-- one row, a link of this digest that can be opened now: not withdrawn, and neither its own nor the wave's date over, nor,
-- where there is no such date, half a year since it was made;
-- the wave's last day is over when it is over everywhere, noon of the next day in UTC
select links.assessment_id, links.group_id, links.respondent_id, links.for_one
from links
inner join assessments on assessments.id = links.assessment_id
where links.token_hash = $token_hash
    and links.revoked_at is null
    and coalesce(links.expires_at, assessments.due_on + interval 36 hours, links.created_at + interval 180 days) > $now
