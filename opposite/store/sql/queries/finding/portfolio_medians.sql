-- one row a factor: the median of its scores in the latest waves of the organisations of a portfolio, on all its pages, and how
-- many have one
with waves as (
    select
        assessments.id, assessments.organisation_id, assessments.revision, assessments.last_activity, scores.score,
        scores.assessment_id is not null as scored, scores.maximum, scores.stage_nearest, scores.stage_gated,
        scores.coverage, scores.respondents,
        row_number() over (
            partition by assessments.organisation_id
            order by assessments.wave_date desc, assessments.wave_order desc, assessments.id desc
        ) as since
    from assessments
    inner join organisations on organisations.id = assessments.organisation_id
    left join scores
        on scores.assessment_id = assessments.id
        and scores.node_id = 'root'
        and scores.revision = assessments.revision
        and scores.scoring_version = $scoring_version
    where assessments.framework_id = $framework_id
        and assessments.framework_major = $framework_major
        and organisations.sample = $sample
        and ($organisations is null or list_contains($organisations::bigint[], organisations.id))
        and ($assessment is null or assessments.id = $assessment)
        and ($archived is null or $archived = (organisations.archived_at is not null))
        and ($sectors is null or list_contains($sectors::varchar[], lower(organisations.sector)))
        and ($sizes is null or list_contains($sizes::varchar[], lower(organisations.size)))
        and ($countries is null or list_contains($countries::varchar[], lower(organisations.country)))
        and ($tags is null or list_has_all(string_split(lower(organisations.tags), chr(10)), $tags::varchar[]))
)

select scores.node_id, median(scores.score) as median, count(scores.score) as organisations
from waves
inner join scores on scores.assessment_id = waves.id and scores.revision = waves.revision
where waves.since = 1
    and scores.scoring_version = $scoring_version
    and scores.score is not null
    and list_contains($factors::varchar[], scores.node_id)
group by scores.node_id
order by scores.node_id
