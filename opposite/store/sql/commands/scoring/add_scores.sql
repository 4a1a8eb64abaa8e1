-- one row a node of an assessment that is still at that revision
insert into scores (
    assessment_id, revision, scoring_version, node_id, kind, score, minimum, maximum, stage_nearest, stage_gated, target,
    percent, percent_to_target, respondents, groups, coverage, interval_low, interval_high
)
with given as (
    select unnest(from_json($rows, '[{
        "assessment_id": "BIGINT", "revision": "BIGINT", "node_id": "VARCHAR", "kind": "VARCHAR", "score": "DOUBLE",
        "minimum": "DOUBLE", "maximum": "DOUBLE", "stage_nearest": "VARCHAR", "stage_gated": "VARCHAR",
        "target": "DOUBLE", "percent": "DOUBLE", "percent_to_target": "DOUBLE", "respondents": "BIGINT",
        "groups": "BIGINT", "coverage": "DOUBLE", "interval_low": "DOUBLE", "interval_high": "DOUBLE"
    }]'), recursive := true)
)

select
    assessment_id, revision, $scoring_version, node_id, kind, score, minimum, maximum, stage_nearest, stage_gated, target,
    percent, percent_to_target, respondents, groups, coverage, interval_low, interval_high
from given
semi join assessments on assessments.id = given.assessment_id and assessments.revision = given.revision
order by assessment_id, node_id
