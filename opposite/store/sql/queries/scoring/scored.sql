-- one row a node of these assessments, or of all, once they are scored
select *
from scored
where $assessment_ids::bigint[] is null or assessment_id in (select unnest($assessment_ids::bigint[]))
order by assessment_id, node_id
