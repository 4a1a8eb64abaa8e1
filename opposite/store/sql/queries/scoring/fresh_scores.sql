-- one row a stored node of an assessment whose scores are of their revision and of this scoring version
with fresh as (
    select scores.assessment_id
    from scores
    inner join assessments on assessments.id = scores.assessment_id and assessments.revision = scores.revision
    where scores.node_id = 'root' and scores.scoring_version = $scoring_version
)

select
    assessment_id, revision, node_id, kind, score, minimum, maximum, stage_nearest, stage_gated, target, percent,
    percent_to_target, respondents, groups, coverage, interval_low, interval_high
from scores
where assessment_id in (select assessment_id from fresh)
order by assessment_id, node_id
