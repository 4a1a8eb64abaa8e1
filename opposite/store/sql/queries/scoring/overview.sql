-- one row an assessment whose stored scores are of its revision and of this scoring version: its overall score
select
    scores.assessment_id, scores.score, scores.maximum, scores.stage_nearest, scores.stage_gated, scores.coverage,
    scores.respondents
from scores
inner join assessments on assessments.id = scores.assessment_id and assessments.revision = scores.revision
where scores.node_id = 'root' and scores.scoring_version = $scoring_version
order by scores.assessment_id
