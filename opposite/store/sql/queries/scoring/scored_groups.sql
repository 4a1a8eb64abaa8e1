-- one row a counted group of a question in a scored assessment, with what the lenses need, and what decides what can be shown
select
    cells.assessment_id, outline_cells.question_id, outline_cells.group_id,
    cells.total / nullif(cells.levels, 0) as mean, cells.levels, cells.dont_know, ratings.evidence,
    coalesce(cells.total, 0) as total, ratings.raters, ratings.total as importance_total, ratings.important
from cells
inner join ratings
    on ratings.assessment_id = cells.assessment_id
    and ratings.question = cells.question
    and ratings.voice = cells.voice
inner join outline_cells on outline_cells.question = cells.question and outline_cells.voice = cells.voice
order by cells.assessment_id, outline_cells.cell
