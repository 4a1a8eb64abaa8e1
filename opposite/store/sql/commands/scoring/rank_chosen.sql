-- temporary: one row an assessment whose scores are told, and its place among them
create or replace temp table chosen as
select unnest(from_json($chosen, '[{
    "assessment_id": "BIGINT", "place": "BIGINT", "organisation": "VARCHAR", "wave": "VARCHAR"
}]'), recursive := true)
