-- temporary: one row a group and question of an outline; `asked` says whether routing asks it
create or replace temp table outline_groups as
select unnest(from_json($groups, '[{
    "outline": "BIGINT", "question": "VARCHAR", "group_id": "VARCHAR", "weight": "DOUBLE", "asked": "BOOLEAN"
}]'), recursive := true)
