-- one row a line of CSV, in the order of ranked_scores; `cells` tells which texts are written otherwise than they are
with cells as (
    select unnest(from_json($cells, '[{"text": "VARCHAR", "cell": "VARCHAR"}]'), recursive := true)
)

select
    concat(
        coalesce(organisations.cell, organisation), ',', coalesce(waves.cell, wave), ',', coalesce(nodes.cell, node_id),
        ',', coalesce(titles.cell, title), ',', score, ',', minimum, ',', maximum, ',', percent, ',',
        coalesce(stages.cell, stage), ',', target, ',', gap, ',', percent_to_target, ',', respondents, ',', groups, ',',
        coverage, ',', interval_low, ',', interval_high, ',', percentile, ',', rank, ',', peers, ',', hidden, chr(10)
    ) as line
from ranked
left join cells as organisations on organisations.text = ranked.organisation
left join cells as waves on waves.text = ranked.wave
left join cells as nodes on nodes.text = ranked.node_id
left join cells as titles on titles.text = ranked.title
left join cells as stages on stages.text = ranked.stage
order by place, node_place
