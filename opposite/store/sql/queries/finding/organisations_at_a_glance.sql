-- one row an organisation of a page of them, with its latest active assessment, the overall score of that where one is stored
-- that is of its revision and of this scoring version, how many waves it has and how many organisations there are on all
-- pages: those whose names hold what was typed, of these sectors, sizes and countries, with each of these tags; in the order
-- asked for, else the latest active first
with latest as (
    select
        organisation_id, count(*) as waves, max_by(id, row(last_activity, id)) as assessment_id,
        max(last_activity) as last_activity
    from assessments
    where ($organisations is null or list_contains($organisations::bigint[], organisation_id))
        and ($assessment is null or id = $assessment)
    group by organisation_id
),

matching as (
    select
        latest.organisation_id, latest.waves, latest.last_activity, organisations.name, assessments.id, assessments.revision,
        case when assessments.closed_at is null then assessments.due_on end as due_on
    from latest
    inner join organisations on organisations.id = latest.organisation_id
    inner join assessments on assessments.id = latest.assessment_id
    where ($archived is null or $archived = (organisations.archived_at is not null))
        and ($sectors is null or list_contains($sectors::varchar[], lower(organisations.sector)))
        and ($sizes is null or list_contains($sizes::varchar[], lower(organisations.size)))
        and ($countries is null or list_contains($countries::varchar[], lower(organisations.country)))
        and ($tags is null or list_has_all(string_split(lower(organisations.tags), chr(10)), $tags::varchar[]))
        and ($found is null or list_contains($found::bigint[], organisations.id))
),

overall as (
    select assessment_id, revision, score
    from scores
    where node_id = 'root' and scoring_version = $scoring_version and $by in ('highest', 'lowest')
),

placed as (
    select
        matching.*, count(*) over () as matches,
        row_number() over (
            order by
                case when $by = 'name' then lower(matching.name) end asc nulls last,
                case when $by = 'highest' then -overall.score when $by = 'lowest' then overall.score end asc nulls last,
                case when $by = 'due' then matching.due_on end asc nulls last,
                matching.last_activity desc, matching.organisation_id desc
        ) as place
    from matching
    left join overall on overall.assessment_id = matching.id and overall.revision = matching.revision
),

page as (
    select *
    from placed
    where place > $before and place <= $before + $most
)

select
    page.matches, page.waves, page.id, scores.assessment_id is not null as scored, scores.score, scores.maximum,
    scores.stage_nearest, scores.stage_gated, scores.coverage, scores.respondents
from page
left join scores
    on scores.assessment_id = page.id
    and scores.node_id = 'root'
    and scores.revision = page.revision
    and scores.scoring_version = $scoring_version
order by page.place
