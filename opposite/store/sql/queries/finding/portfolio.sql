-- one row an organisation of a page of the portfolio: how many there are on all pages and, if asked for, the medians of the
-- factors over all of them by their places; its latest wave in a framework version, or its latest of a label, the place of its
-- weakest factor where factors differ, the scores of the factors in their order (null: none) with whether each is hidden, and
-- what is stored of its overall score; in the order asked for, what has none last
with latest as (
    select
        assessments.id, assessments.revision, organisations.name,
        case $by
            when 'stage' then list_position(
                $stages::varchar[], case when $gated then scores.stage_gated else scores.stage_nearest end
            )
            when 'coverage' then nullif(scores.coverage, -1)
            when 'people' then nullif(scores.respondents, -1)
            when 'active' then epoch(assessments.last_activity)
            when 'wave' then epoch(assessments.wave_date)
            when 'status' then (assessments.closed_at is not null)::integer
            when 'step' then list_position($steps::varchar[], case
                when assessments.closed_at is not null then if(scores.score is null, 'profile', 'roadmap')
                when assessments.invited then 'participation'
                when assessments.self_assessment then 'assess'
                else 'profile'
            end)
            when 'due' then case when assessments.closed_at is null then epoch(assessments.due_on) end
            when 'size' then nullif(list_position($size_classes::varchar[], organisations.size), 0)
            else scores.score
        end as figure,
        case $by
            when 'sector' then lower(organisations.sector)
            when 'country' then lower(organisations.country)
            when 'tags' then nullif(lower(organisations.tags), '')
        end as word
    from assessments
    inner join organisations on organisations.id = assessments.organisation_id
    left join scores  -- of the node by which they are sorted, if any
        on scores.assessment_id = assessments.id
        and scores.node_id = $by_node
        and scores.revision = assessments.revision
        and scores.scoring_version = $scoring_version
    where assessments.framework_id = $framework_id
        and assessments.framework_major = $framework_major
        and organisations.sample = $sample
        and ($wave is null or assessments.wave = $wave)
        and ($organisations is null or list_contains($organisations::bigint[], organisations.id))
        and ($assessment is null or assessments.id = $assessment)
        and ($found is null or list_contains($found::bigint[], organisations.id))
        and ($archived is null or $archived = (organisations.archived_at is not null))
        and ($sectors is null or list_contains($sectors::varchar[], lower(organisations.sector)))
        and ($sizes is null or list_contains($sizes::varchar[], lower(organisations.size)))
        and ($countries is null or list_contains($countries::varchar[], lower(organisations.country)))
        and ($tags is null or list_has_all(string_split(lower(organisations.tags), chr(10)), $tags::varchar[]))
    qualify row_number() over (
        partition by assessments.organisation_id
        order by assessments.wave_date desc, assessments.wave_order desc, assessments.id desc
    ) = 1
),

-- how far a wave lies above the scored wave before, where organisations are sorted by it
changes as (
    select
        assessments.id,
        scores.score - lead(scores.score ignore nulls) over (
            partition by assessments.organisation_id
            order by assessments.wave_date desc, assessments.wave_order desc, assessments.id desc
        ) as change
    from assessments
    left join scores
        on scores.assessment_id = assessments.id
        and scores.node_id = 'root'
        and scores.revision = assessments.revision
        and scores.scoring_version = $scoring_version
    where $by = 'trend'
        and assessments.framework_id = $framework_id
        and assessments.framework_major = $framework_major
),

factors as (
    select unnest($factors::varchar[]) as node_id, unnest(range(len($factors::varchar[]))) as place
),

-- of all organisations only where they are sorted by them or their medians are asked for
of_all as (
    select scores.assessment_id, factors.place, scores.score
    from scores
    inner join factors on factors.node_id = scores.node_id
    inner join latest on latest.id = scores.assessment_id and latest.revision = scores.revision
    where scores.scoring_version = $scoring_version
        and scores.score is not null
        and ($medians or $by = 'weakest')
),

medians as (
    select map(list(place), list(middle)) as by_place
    from (
        select place, median(score) as middle
        from of_all
        group by place
    )
),

weakest as (
    select
        assessment_id, case when max(score) - min(score) > 1e-9 then arg_min(place, row(score, place)) end as place
    from of_all
    where $by = 'weakest'
    group by assessment_id
),

keyed as (
    select
        latest.id, latest.revision, latest.name, latest.word,
        coalesce(weakest.place, changes.change, latest.figure) as figure
    from latest
    left join weakest on weakest.assessment_id = latest.id
    left join changes on changes.id = latest.id
),

page as (
    select *
    from keyed
    order by
        case when $descending then -figure else figure end asc nulls last,
        case when not $descending then word end asc nulls last, case when $descending then word end desc nulls last,
        lower(name), id
    limit $most
    offset $before
),

-- the factors of each, and before them its overall score
nodes as (
    select node_id, place
    from factors
    union all
    select 'root', -1
)

select
    (select count(*) from latest) as matches, (select by_place from medians) as medians, page.id,
    case
        when max(scores.score) filter (where nodes.place >= 0) - min(scores.score) filter (where nodes.place >= 0) > 1e-9
            then arg_min(nodes.place, row(scores.score, nodes.place)) filter (where nodes.place >= 0 and scores.score is not null)
    end as weakest,
    list(scores.score order by nodes.place) filter (where nodes.place >= 0) as scores,
    list(coalesce(scores.respondents = -1, false) order by nodes.place) filter (where nodes.place >= 0) as hidden,
    list(scores.minimum order by nodes.place) filter (where nodes.place >= 0) as minima,
    list(scores.maximum order by nodes.place) filter (where nodes.place >= 0) as maxima,
    bool_or(scores.assessment_id is not null) filter (where nodes.place = -1) as scored,
    max(scores.score) filter (where nodes.place = -1) as score,
    max(scores.maximum) filter (where nodes.place = -1) as maximum,
    max(scores.stage_nearest) filter (where nodes.place = -1) as stage_nearest,
    max(scores.stage_gated) filter (where nodes.place = -1) as stage_gated,
    max(scores.coverage) filter (where nodes.place = -1) as coverage,
    max(scores.respondents) filter (where nodes.place = -1) as respondents
from page
cross join nodes
left join scores
    on scores.assessment_id = page.id
    and scores.node_id = nodes.node_id
    and scores.revision = page.revision
    and scores.scoring_version = $scoring_version
group by page.id, page.figure, page.word, page.name
order by
    case when $descending then -page.figure else page.figure end asc nulls last,
    case when not $descending then page.word end asc nulls last, case when $descending then page.word end desc nulls last,
    lower(page.name), page.id
