-- temporary: one row a question of an assessment whose committee set a target for it or for a node above it
create or replace temp table own_targets as
select unnest(from_json($targets, '[{
    "assessment_id": "BIGINT", "question": "VARCHAR", "target": "DOUBLE"
}]'), recursive := true)
