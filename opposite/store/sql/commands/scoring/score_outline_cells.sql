-- temporary: one row a question and counted group that is asked it, with what makes a keyed level of an answer
create or replace temp table outline_cells as
select unnest(from_json($cells, '[{
    "cell": "BIGINT", "question": "BIGINT", "voice": "BIGINT", "question_id": "VARCHAR", "group_id": "VARCHAR",
    "weight": "DOUBLE", "part": "BIGINT", "parent": "BIGINT", "scored": "BOOLEAN", "mirror": "DOUBLE",
    "own_weight": "DOUBLE", "own_part": "BIGINT", "base": "DOUBLE", "slope": "DOUBLE", "lowest": "DOUBLE", "highest": "DOUBLE",
    "unit": "DOUBLE", "step": "DOUBLE", "open_from": "BIGINT",
    "important_from": "DOUBLE", "satisfied_from": "DOUBLE"
}]'), recursive := true)
