-- one row a question whose score rests on fewer levels than must stand behind a figure
select question_figures.assessment_id, outline_questions.id
from question_figures
inner join outline_questions on outline_questions.item = question_figures.question
where not question_figures.attributed
    and question_figures.score is not null
    and question_figures.levels < question_figures.fewest
order by question_figures.assessment_id, question_figures.question
