-- one row an assessment, the latest active first, with its overall score where one is stored that is of its revision and of
-- this scoring version
with latest as (
    select id, revision, last_activity
    from assessments
    where ($organisations is null or list_contains($organisations::bigint[], organisation_id))
        and ($assessment is null or id = $assessment)
        and organisation_id not in (select id from organisations where archived_at is not null)
    order by last_activity desc, id desc
    limit $most
)

select
    latest.id, scores.assessment_id is not null as scored, scores.score, scores.maximum, scores.stage_nearest,
    scores.stage_gated, scores.coverage, scores.respondents
from latest
left join scores
    on scores.assessment_id = latest.id
    and scores.node_id = 'root'
    and scores.revision = latest.revision
    and scores.scoring_version = $scoring_version
order by latest.last_activity desc, latest.id desc
