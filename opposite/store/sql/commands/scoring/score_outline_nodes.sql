-- temporary: one row a node of the framework; depth 0 is the root, null where the profile asks nothing beneath it
create or replace temp table outline_nodes as
select unnest(from_json($nodes, '[{
    "item": "BIGINT", "id": "VARCHAR", "kind": "VARCHAR", "parent": "BIGINT", "depth": "BIGINT", "weight": "DOUBLE",
    "part": "BIGINT", "method": "VARCHAR", "min_coverage": "DOUBLE", "minimum": "DOUBLE", "maximum": "DOUBLE",
    "all_weights": "DOUBLE", "only_means": "BOOLEAN"
}]'), recursive := true)
