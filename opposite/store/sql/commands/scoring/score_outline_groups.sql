-- temporary: one row a counted group
create or replace temp table outline_groups as
select unnest(from_json($groups, '[{
    "voice": "BIGINT", "group_id": "VARCHAR", "weight": "DOUBLE", "part": "BIGINT"
}]'), recursive := true)
