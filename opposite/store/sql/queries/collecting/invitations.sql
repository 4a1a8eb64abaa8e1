-- one row a group that is invited to an assessment
select group_id, people
from invitations
where assessment_id = $assessment_id
order by group_id
