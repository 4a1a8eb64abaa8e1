-- one row a node of each assessment chosen, in their order, then in the framework's, once they are ranked
select * exclude (place, node, node_place)
from ranked
order by place, node_place
