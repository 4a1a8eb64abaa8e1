-- one row a question and group of a wave, apart for people who count and who wait: what waits of them
select assessment_id, question_id, group_id, waiting, levels, ratings, answers
from counting_cells
where assessment_id in (select unnest($assessment_ids::bigint[]))
order by assessment_id, question_id, group_id, waiting
