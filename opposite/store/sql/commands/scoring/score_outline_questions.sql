-- temporary: one row a question asked; `starts` is from where a score reaches each point of its scale
create or replace temp table outline_questions as
select unnest(from_json($questions, '[{
    "item": "BIGINT", "id": "VARCHAR", "parent": "BIGINT", "weight": "DOUBLE", "part": "BIGINT", "scored": "BOOLEAN",
    "lowest": "DOUBLE", "highest": "DOUBLE", "step": "DOUBLE", "starts": "DOUBLE[]"
}]'), recursive := true)
