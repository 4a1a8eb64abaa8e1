-- one row a wave, group, batch and whether they wait: people who count, and who can begin to
select assessment_id, group_id, batch, waiting, count(*) as people
from counting_people
where assessment_id in (select unnest($assessment_ids::bigint[]))
group by assessment_id, group_id, batch, waiting
order by assessment_id, batch, group_id, waiting
