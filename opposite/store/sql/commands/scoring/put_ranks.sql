-- ranked nodes are told among other organisations than all that are there: those given, none where none are
update ranks
set percentile = told.percentile, rank = told.rank, peers = told.peers
from (
    select unnest(from_json($ranks, '[{
        "place": "BIGINT", "node": "BIGINT", "percentile": "DOUBLE", "rank": "BIGINT", "peers": "BIGINT"
    }]'), recursive := true)
) as told
where told.place = ranks.place and told.node = ranks.node
