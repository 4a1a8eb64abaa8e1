-- one row: how many people some assessments have
select count(*)
from respondents
where assessment_id in (select unnest($assessment_ids::bigint[]))
