-- one row: the framework of an assessment, when it was closed, and whether its people are invited
select framework_hash, closed_at, invited
from assessments
where id = $assessment_id
