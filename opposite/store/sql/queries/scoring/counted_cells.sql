-- one row a question and counted group of these assessments that gave a level to it, once they are counted
select cells.assessment_id, outline_cells.question_id, outline_cells.group_id, cells.levels, cells.total
from cells
inner join outline_cells on outline_cells.question = cells.question and outline_cells.voice = cells.voice
where cells.assessment_id in (select unnest($assessment_ids::bigint[])) and cells.levels > 0
order by cells.assessment_id, outline_cells.cell
