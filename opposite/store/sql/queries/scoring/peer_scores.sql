-- one row a node: the organisations whose latest closed assessment has a score of it, and these scores (scoring.md, rule 13)
with latest as (
    select assessments.id, assessments.organisation_id, assessments.revision
    from assessments
    inner join organisations on organisations.id = assessments.organisation_id
    where assessments.closed_at is not null
        and assessments.framework_id = $framework_id
        and assessments.framework_major = $framework_major
        and organisations.sample = $sample
    qualify row_number() over (
        partition by assessments.organisation_id
        order by assessments.wave_date desc, assessments.wave_order desc, assessments.id desc
    ) = 1
)

select
    scores.node_id,
    list(latest.organisation_id order by latest.organisation_id) as organisations,
    list(scores.score order by latest.organisation_id) as scores
from latest
inner join scores on scores.assessment_id = latest.id
where scores.score is not null
    and scores.revision = latest.revision
    and scores.scoring_version = $scoring_version
group by scores.node_id
order by scores.node_id
