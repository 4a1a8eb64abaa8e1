-- one row a node of an assessment that was scored by itself, beside those that were scored at once
insert into scored by name
with given as (
    select unnest(from_json($rows, '[{
        "assessment_id": "BIGINT", "revision": "BIGINT", "node_id": "VARCHAR", "kind": "VARCHAR", "score": "DOUBLE",
        "minimum": "DOUBLE", "maximum": "DOUBLE", "stage_nearest": "VARCHAR", "stage_gated": "VARCHAR",
        "target": "DOUBLE", "percent": "DOUBLE", "percent_to_target": "DOUBLE", "respondents": "BIGINT",
        "groups": "BIGINT", "coverage": "DOUBLE", "interval_low": "DOUBLE", "interval_high": "DOUBLE"
    }]'), recursive := true)
)

select * from given
