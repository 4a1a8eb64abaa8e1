-- one row a group that is invited to an assessment; fewer than no people are none
select group_id, greatest(people, 0) as people
from invitations
where assessment_id = $assessment_id
order by group_id
