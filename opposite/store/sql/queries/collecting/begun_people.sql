-- one row: how many people of a group have begun, and how many of the whole wave since a moment
select
    count(*) filter (where group_id = $group_id) as begun,
    count(*) filter (where created_at > $since) as lately
from respondents
where assessment_id = $assessment_id
