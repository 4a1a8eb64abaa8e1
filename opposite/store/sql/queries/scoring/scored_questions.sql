-- one row a question of a scored assessment (scoring.md, rules 5, 6, 10 and 14)
with asked as (
    select respondents.assessment_id, outline_cells.question, count(*) as respondents
    from respondents
    inner join scope on scope.assessment_id = respondents.assessment_id
    inner join outline_cells on outline_cells.group_id = respondents.group_id
    where not respondents.waiting
    group by respondents.assessment_id, outline_cells.question
),

rated as (
    select
        assessment_id,
        question,
        case
            when $pooled then sum((total * $rating_unit)::bigint) / $rating_unit / nullif(sum(raters), 0)
            else sum((weight * mean * $rating_unit)::bigint) / $rating_unit / (sum(part) filter (raters > 0) / 2.0 ** 50)
        end as importance,
        sum((weight * important / nullif(raters, 0) * 2.0 ** 50)::bigint) / sum(part) filter (raters > 0)
            as importance_share,
        sum((weight * satisfied / nullif(answered, 0) * 2.0 ** 50)::bigint) / sum(part) filter (answered > 0)
            as satisfied_share
    from ratings
    group by assessment_id, question
)

select
    question_figures.assessment_id,
    outline_questions.id,
    question_figures.score,
    coalesce(asked.respondents, 0) as respondents,
    question_figures.not_applicable,
    question_figures.applicable,
    rated.importance,
    rated.importance_share,
    rated.satisfied_share,
    outline_targets.target,
    coalesce(shares.share, 0) as weight
from question_figures
inner join outline_questions on outline_questions.item = question_figures.question
inner join scope on scope.assessment_id = question_figures.assessment_id
left join asked
    on asked.assessment_id = question_figures.assessment_id and asked.question = question_figures.question
left join rated
    on rated.assessment_id = question_figures.assessment_id and rated.question = question_figures.question
left join outline_targets
    on outline_targets.aims = scope.aims and outline_targets.question = question_figures.question
left join shares
    on shares.pattern = scope.pattern and shares.question = question_figures.question and shares.item = 0
order by question_figures.assessment_id, question_figures.question
