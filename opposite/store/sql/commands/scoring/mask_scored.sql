-- takes out of the rows of nodes that were scored at once what is hidden of them, as `masked_nodes` does; -1 is not told
update scored
set
    score = case when not masks.is_hidden then scored.score end,
    percent = case when not masks.is_hidden then scored.percent end,
    stage_nearest = case when not masks.is_hidden then scored.stage_nearest end,
    stage_gated = null,
    percent_to_target = null,
    respondents = case when masks.is_hidden then -1 else scored.respondents end,
    groups = case when masks.is_hidden then -1 else scored.groups end,
    coverage = -1,
    interval_low = case when not masks.is_hidden then scored.interval_low end,
    interval_high = case when not masks.is_hidden then scored.interval_high end
from (
    select
        unnest($assessment_ids::bigint[]) as assessment_id,
        unnest($nodes::varchar[]) as node_id,
        unnest($are_hidden::boolean[]) as is_hidden
) as masks
where masks.assessment_id = scored.assessment_id and masks.node_id = scored.node_id
