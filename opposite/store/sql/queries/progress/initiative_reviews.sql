-- one row a review of an initiative, corrected and removed ones included, oldest first
select initiative_id, id, held_on, decision, note, recorded_at, ended_at
from initiative_reviews
where organisation_id = $organisation_id and framework_id = $framework_id
order by held_on, id
