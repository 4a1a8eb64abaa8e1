-- one row a node: what was noted of its score by organisation, in the order in which it was
select
    node_id,
    list(number order by number, of_organisation) as numbers,
    list(of_organisation order by number, of_organisation) as organisations,
    list(score order by number, of_organisation) as scores,
    list(scored order by number, of_organisation) as scored,
    list(emptied order by number, of_organisation) as emptied
from standing_scores
where framework_id = $framework_id and framework_major = $framework_major and sample = $sample
group by node_id
order by node_id
