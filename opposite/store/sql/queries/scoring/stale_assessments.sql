-- one row an assessment whose stored scores are missing, older than its answers, or of another scoring version
select assessments.id
from assessments
left join scores
    on scores.assessment_id = assessments.id
    and scores.node_id = 'root'
    and scores.revision = assessments.revision
    and scores.scoring_version = $scoring_version
where scores.assessment_id is null
order by assessments.id
