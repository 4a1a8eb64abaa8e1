-- one row a question of a scored assessment
select
    question_figures.assessment_id,
    question_figures.question,
    question_figures.score,
    question_figures.respondents,
    question_figures.not_applicable,
    question_figures.applicable,
    question_figures.importance,
    question_figures.importance_share,
    question_figures.satisfied_share,
    question_figures.target,
    coalesce(shares.share, 0) as weight
from question_figures
left join shares
    on shares.assessment_id = question_figures.assessment_id
    and shares.question = question_figures.question
    and shares.node = 'root'
order by question_figures.assessment_id, question_figures.position
