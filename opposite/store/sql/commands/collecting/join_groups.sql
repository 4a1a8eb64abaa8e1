-- the people of the joining groups who wait and have said something: they count from now on, as one batch, and can
-- change nothing more
update respondents
set
    waiting = false,
    batch = joining.batch,
    taken = finished_at is null,
    finished_at = coalesce(finished_at, $now)
from (
    select counting_people.respondent_id, joining_groups.batch
    from counting_people
    inner join joining_groups
        on joining_groups.assessment_id = counting_people.assessment_id
        and joining_groups.group_id = counting_people.group_id
    where counting_people.waiting
) as joining
where respondents.id = joining.respondent_id
