-- the assessments that the file changes: everything computed from them before is stale now
update assessments
set revision = revision + 1, last_activity = $now
where id in (
    select assessment_id from import_people where is_new
    union
    select assessment_id
    from import_outcomes
    where outcome in ('new', 'replaced') and person in (select person from import_placed where not is_new)
)
