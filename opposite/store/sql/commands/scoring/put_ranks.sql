-- ranked nodes are told among other organisations than all that are there: those given, none where none are
update ranked
set percentile = told.percentile, rank = told.rank, peers = case when ranked.hidden = 'no' then told.peers end
from (
    select unnest(from_json($ranks, '[{
        "place": "BIGINT", "node_place": "BIGINT", "percentile": "DOUBLE", "rank": "BIGINT", "peers": "BIGINT"
    }]'), recursive := true)
) as told
where told.place = ranked.place and told.node_place = ranked.node_place
