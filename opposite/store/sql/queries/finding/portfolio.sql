-- one row an organisation of a page of the portfolio: how many there are on all pages, its latest wave in a framework version,
-- what is stored of its overall score, the id of its weakest factor where factors differ, and the scores of the factors in
-- their order (null: none) with whether each is hidden; in the order asked for, what has none last
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
),

changes as (
    select
        organisation_id,
        max(score) filter (since = 1)
        - arg_min(score, since) filter (since > 1 and score is not null) as change
    from waves
    group by organisation_id
),

factors as (
    select unnest($factors::varchar[]) as node_id, unnest(range(len($factors::varchar[]))) as place
),

weakest as (
    select
        scores.assessment_id,
        case
            when max(scores.score) - min(scores.score) > 1e-9
                then arg_min(factors.node_id, row(scores.score, factors.place))
        end as node_id
    from scores
    inner join factors on factors.node_id = scores.node_id
    inner join waves on waves.id = scores.assessment_id and waves.revision = scores.revision and waves.since = 1
    where scores.scoring_version = $scoring_version and scores.score is not null
    group by scores.assessment_id
),

keyed as (
    select
        waves.*, weakest.node_id as weakest, organisations.name,
        case $by
            when 'overall' then waves.score
            when 'weakest' then list_position($factors::varchar[], weakest.node_id)
            when 'coverage' then nullif(waves.coverage, -1)
            when 'people' then nullif(waves.respondents, -1)
            when 'trend' then changes.change
            when 'active' then epoch(waves.last_activity)
            else (
                select scores.score
                from scores
                where scores.assessment_id = waves.id and scores.revision = waves.revision
                    and scores.scoring_version = $scoring_version and scores.node_id = $by
            )
        end as figure,
        case $by
            when 'organisation' then lower(organisations.name)
            when 'sector' then lower(organisations.sector)
            when 'country' then lower(organisations.country)
        end as word
    from waves
    inner join organisations on organisations.id = waves.organisation_id
    left join weakest on weakest.assessment_id = waves.id
    left join changes on changes.organisation_id = waves.organisation_id
    where waves.since = 1
),

placed as (
    select
        *, count(*) over () as matches,
        row_number() over (
            order by
                case when not $descending then figure end asc nulls last, case when $descending then figure end desc nulls last,
                case when not $descending then word end asc nulls last, case when $descending then word end desc nulls last,
                lower(name), id
        ) as place
    from keyed
),

page as (
    select *
    from placed
    where place > $before and place <= $before + $most
)

select
    page.matches, page.id, any_value(page.weakest) as weakest,
    list(scores.score order by factors.place) as scores,
    list(coalesce(scores.respondents = -1, false) order by factors.place) as hidden,
    list(scores.minimum order by factors.place) as minima,
    list(scores.maximum order by factors.place) as maxima,
    page.scored, page.score, page.maximum, page.stage_nearest, page.stage_gated, page.coverage, page.respondents
from page
cross join factors
left join scores
    on scores.assessment_id = page.id
    and scores.node_id = factors.node_id
    and scores.revision = page.revision
    and scores.scoring_version = $scoring_version
group by
    page.place, page.matches, page.id, page.scored, page.score, page.maximum, page.stage_nearest, page.stage_gated,
    page.coverage, page.respondents
order by page.place
