-- one assessment: everything computed from it before is stale now
update assessments
set revision = revision + 1, last_activity = $now
where id = $assessment_id
returning revision
