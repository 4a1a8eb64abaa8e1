-- one row: how many assessments there are, and the sum of their revisions
select count(*), coalesce(sum(revision), 0)
from assessments
