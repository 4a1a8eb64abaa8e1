-- one row an assessment that has an overall score, of its revision and of this scoring version, by one of these frameworks
-- (of these, or of all whose organisations are not archived): the latest active first
select assessments.id
from assessments
inner join scores
    on scores.assessment_id = assessments.id
    and scores.node_id = 'root'
    and scores.score is not null
    and scores.revision = assessments.revision
    and scores.scoring_version = $scoring_version
where ($organisations is null or list_contains($organisations::bigint[], assessments.organisation_id))
    and ($assessment is null or assessments.id = $assessment)
    and ($assessment_ids is null or list_contains($assessment_ids::bigint[], assessments.id))
    and (
        $assessment_ids is not null
        or assessments.organisation_id not in (select id from organisations where archived_at is not null)
    )
    and list_contains($frameworks::varchar[], assessments.framework_hash)
order by assessments.last_activity desc, assessments.id desc
limit $most
