-- temporary: one row a chosen node of an assessment chosen, as it is stored, with its rank; a stored -1 is hidden
create or replace temp view ranked as
select
    ranks.place,
    ranks.node,
    chosen_nodes.node_place,
    chosen.organisation,
    chosen.wave,
    chosen_nodes.node_id,
    chosen_nodes.title,
    scores.score,
    scores.minimum,
    scores.maximum,
    scores.percent,
    case chosen_nodes.stage_method when 'nearest' then scores.stage_nearest when 'gated' then scores.stage_gated end
        as stage,
    scores.target,
    case when scores.score is not null and scores.target is not null then greatest(0, scores.target - scores.score) end
        as gap,
    scores.percent_to_target,
    nullif(scores.respondents, -1) as respondents,
    nullif(scores.groups, -1) as groups,
    nullif(scores.coverage, -1) as coverage,
    scores.interval_low,
    scores.interval_high,
    ranks.percentile,
    ranks.rank,
    case when scores.respondents != -1 then ranks.peers end as peers,
    if(scores.respondents = -1, 'yes', 'no') as hidden
from ranks
inner join chosen on chosen.place = ranks.place
inner join chosen_nodes on chosen_nodes.node = ranks.node
inner join scores on scores.assessment_id = chosen.assessment_id and scores.node_id = chosen_nodes.node_id
