-- one row an assessment whose stored scores are missing, older than its answers, or of another scoring version: at its
-- revision, with the hash of its framework, and whether it is closed; the latest active first
select assessments.id, assessments.revision, assessments.framework_hash, assessments.closed_at is not null as closed
from assessments
left join scores
    on scores.assessment_id = assessments.id
    and scores.node_id = 'root'
    and scores.revision = assessments.revision
    and scores.scoring_version = $scoring_version
where scores.assessment_id is null
order by assessments.last_activity desc, assessments.id desc
