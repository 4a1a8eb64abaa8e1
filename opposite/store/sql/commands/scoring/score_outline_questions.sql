-- temporary: one row a question asked in an outline
create or replace temp table outline_questions as
select unnest(from_json($questions, '[{
    "outline": "BIGINT", "question": "VARCHAR", "parent": "VARCHAR", "weight": "DOUBLE", "position": "BIGINT",
    "mirror": "DOUBLE", "lowest": "DOUBLE", "scored": "BOOLEAN", "target": "DOUBLE", "important_from": "DOUBLE", "satisfied_from": "DOUBLE"
}]'), recursive := true)
