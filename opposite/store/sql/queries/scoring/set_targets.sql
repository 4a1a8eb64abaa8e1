-- one row a time that a target of an assessment was set, in the order in which they were set
select target_of, level, reason, approved_by, due_on, set_by, set_at
from target_history
where assessment_id = $assessment_id
order by id
