-- one row a line of CSV, in the order of ranked_scores; `cells` tells how each text is written as a cell
with cells as (
    select unnest(from_json($cells, '[{"text": "VARCHAR", "cell": "VARCHAR"}]'), recursive := true)
)

select
    concat(
        organisations.cell, ',', waves.cell, ',', nodes.cell, ',', titles.cell, ',', score, ',', minimum, ',', maximum,
        ',', percent, ',', stages.cell, ',', target, ',', gap, ',', percent_to_target, ',', respondents, ',', groups, ',',
        coverage, ',', interval_low, ',', interval_high, ',', percentile, ',', rank, ',', peers, ',', hidden
    ) as line
from ranked
inner join cells as organisations on organisations.text = ranked.organisation
inner join cells as waves on waves.text = ranked.wave
inner join cells as nodes on nodes.text = ranked.node_id
inner join cells as titles on titles.text = ranked.title
left join cells as stages on stages.text = ranked.stage
order by place, node_place
