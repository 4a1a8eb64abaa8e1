-- temporary: one row a node of a framework whose scores are told; `race` is of those that are compared with one another
create or replace temp table chosen_nodes as
select unnest(from_json($nodes, '[{
    "node": "BIGINT", "framework_hash": "VARCHAR", "framework_id": "VARCHAR", "framework_major": "VARCHAR",
    "node_id": "VARCHAR", "race": "BIGINT", "node_place": "BIGINT", "title": "VARCHAR", "stage_method": "VARCHAR"
}]'), recursive := true)
