-- temporary: one row a chosen node of an assessment chosen: its rank among the others (scoring.md, rule 13)
create or replace temp table ranks as
with latest as (
    select assessments.*, organisations.sample
    from assessments
    inner join organisations on organisations.id = assessments.organisation_id
    where assessments.closed_at is not null
    qualify row_number() over (
        partition by assessments.organisation_id, assessments.framework_id, assessments.framework_major
        order by assessments.wave_date desc, assessments.wave_order desc, assessments.id desc
    ) = 1
),

races as (
    select distinct framework_id, framework_major, node_id, race
    from chosen_nodes
),

peers as materialized (
    select 2 * races.race + latest.sample::bigint as race, latest.organisation_id, scores.score
    from latest
    inner join scores on scores.assessment_id = latest.id
    inner join races
        on races.framework_id = latest.framework_id
        and races.framework_major = latest.framework_major
        and races.node_id = scores.node_id
    where scores.score is not null
        and scores.revision = latest.revision
        and scores.scoring_version = $scoring_version
),

wanted as materialized (
    select
        chosen.place, chosen_nodes.node, assessments.organisation_id, scores.score,
        2 * chosen_nodes.race + organisations.sample::bigint as race
    from chosen
    inner join assessments on assessments.id = chosen.assessment_id
    inner join organisations on organisations.id = assessments.organisation_id
    inner join scores on scores.assessment_id = chosen.assessment_id
    inner join chosen_nodes
        on chosen_nodes.framework_hash = assessments.framework_hash and chosen_nodes.node_id = scores.node_id
),

points as (
    select race, score, sum(peers) as peers
    from (
        select race, score, 1 as peers from peers
        union all
        select race, score, 0 as peers from wanted where score is not null
    )
    group by race, score
),

spaced as (
    select *, coalesce(score - lag(score) over (partition by race order by score) > 2e-9, true) as is_apart
    from points
),

clustered as materialized (
    select *, sum(is_apart::bigint) over (partition by race order by score rows unbounded preceding) as cluster
    from spaced
),

clusters as (
    select race, cluster, sum(peers) as peers
    from clustered
    group by race, cluster
),

beneath as (
    select
        race, cluster,
        sum(peers) over (partition by race order by cluster rows unbounded preceding) - peers as beneath
    from clusters
),

placed as (
    select
        own.race,
        own.score,
        coalesce(sum(others.peers) filter (others.score >= own.score - 1e-9), 0) as equal,
        any_value(beneath.beneath) + sum(others.peers) as up_to
    from clustered as own
    inner join clustered as others
        on others.race = own.race and others.cluster = own.cluster and others.score <= own.score + 1e-9
    inner join beneath on beneath.race = own.race and beneath.cluster = own.cluster
    group by own.race, own.score
),

compared as (
    select
        wanted.*,
        coalesce(everybody.peers, 0) - (own.score is not null)::bigint as others,
        placed.up_to - coalesce(own.score <= wanted.score + 1e-9, false)::bigint as up_to,
        placed.equal - coalesce(own.score between wanted.score - 1e-9 and wanted.score + 1e-9, false)::bigint as equal
    from wanted
    left join (select race, count(*) as peers from peers group by race) as everybody on everybody.race = wanted.race
    left join peers as own on own.race = wanted.race and own.organisation_id = wanted.organisation_id
    left join placed on placed.race = wanted.race and placed.score = wanted.score
)

select
    place,
    node,
    case when score is not null and others >= $percentile_peers then 100 * (up_to - 0.5 * equal) / others end
        as percentile,
    case when score is not null and others between $least_peers and $percentile_peers - 1 then 1 + others - up_to end
        as rank,
    others as peers
from compared
