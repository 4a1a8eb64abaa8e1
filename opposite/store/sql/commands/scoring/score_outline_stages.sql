-- temporary: one row a stage of a node: from and below which score it is the nearest, or by its place among those that are gated
create or replace temp table outline_stages as
select unnest(from_json($stages, '[{
    "item": "BIGINT", "gated": "BOOLEAN", "start": "DOUBLE", "until": "DOUBLE", "place": "BIGINT", "label": "VARCHAR"
}]'), recursive := true)
