-- one assessment that is open: everything computed from it before is stale now; no row when it is closed
update assessments
set revision = revision + 1, last_activity = $now
where id = $assessment_id and closed_at is null
returning revision, framework_hash, invited, self_assessment
