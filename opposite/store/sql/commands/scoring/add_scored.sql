-- one row a node of the assessments that were scored at once and are still at that revision
insert into scores (
    assessment_id, revision, scoring_version, node_id, kind, score, minimum, maximum, stage_nearest, stage_gated, target,
    percent, percent_to_target, respondents, groups, coverage, interval_low, interval_high
)
select
    assessment_id, revision, $scoring_version, node_id, kind, score, minimum, maximum, stage_nearest, stage_gated, target,
    percent, percent_to_target, respondents, groups, coverage, interval_low, interval_high
from scored
semi join assessments on assessments.id = scored.assessment_id and assessments.revision = scored.revision
order by assessment_id
