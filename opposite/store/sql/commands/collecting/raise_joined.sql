-- the waves in which people or answers begin to count: everything computed from them before is stale now
update assessments
set revision = revision + 1, last_activity = $now
where id in (
    select assessment_id from joining_groups
    union
    select assessment_id from joining_cells
)
