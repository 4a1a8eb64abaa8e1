-- one row a wave of these organisations, oldest first, with its id, date and overall score where one is stored that is of its revision and
-- of this scoring version
select
    assessments.organisation_id, assessments.framework_id, assessments.framework_major, assessments.wave,
    assessments.id, assessments.wave_date, scores.score, scores.minimum, scores.maximum
from assessments
left join scores
    on scores.assessment_id = assessments.id
    and scores.node_id = 'root'
    and scores.revision = assessments.revision
    and scores.scoring_version = $scoring_version
where list_contains($organisation_ids::bigint[], assessments.organisation_id)
order by assessments.organisation_id, assessments.wave_date, assessments.wave_order, assessments.id
