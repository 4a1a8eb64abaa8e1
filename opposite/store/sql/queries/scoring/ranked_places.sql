-- one row a ranked node: which assessment's, in which order, and its score
select place, node, node_id, score
from ranked
