-- temporary: one row a node of an outline; depth 0 is the root
create or replace temp table outline_nodes as
select unnest(from_json($nodes, '[{
    "outline": "BIGINT", "node": "VARCHAR", "parent": "VARCHAR", "depth": "BIGINT", "weight": "DOUBLE",
    "method": "VARCHAR", "min_coverage": "DOUBLE", "minimum": "DOUBLE", "maximum": "DOUBLE", "all_weights": "DOUBLE",
    "only_means": "BOOLEAN"
}]'), recursive := true)
