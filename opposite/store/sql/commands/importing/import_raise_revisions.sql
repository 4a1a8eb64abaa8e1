-- the assessments that the file changes: everything computed from them before is stale now
update assessments
set revision = revision + 1, last_activity = $now
where id in (select assessment_id from import_changed)
