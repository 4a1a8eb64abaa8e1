-- temporary: one row a question asked in an assessment, answered or not (scoring.md, rules 4 to 6, 10)
create or replace temp table question_figures as
with asked as (
    select
        scope.assessment_id, outline_groups.question, count(*) as respondents
    from scope
    inner join respondents on respondents.assessment_id = scope.assessment_id
    inner join outline_groups
        on outline_groups.outline = scope.outline and outline_groups.group_id = respondents.group_id
    where
        outline_groups.weight > 0
        and (outline_groups.asked or scope.self_assessment)
        and not respondents.waiting
    group by scope.assessment_id, outline_groups.question
),

summed as (
    select
        assessment_id,
        question,
        sum(answered) as answered,
        sum(dont_know) as dont_know,
        sum(not_applicable) as not_applicable,
        sum(not_applicable) <= sum(answered) + sum(dont_know) as applicable,
        case
            when $pooled then sum(total) / nullif(sum(answered), 0)
            else
                sum(weight * case when $median then middle else mean end) filter (answered > 0)
                / nullif(sum(weight) filter (answered > 0), 0)
        end as score,
        case
            when $pooled then sum(importance_total) / nullif(sum(raters), 0)
            else
                sum(weight * case when $median then importance_middle else importance_mean end) filter (raters > 0)
                / nullif(sum(weight) filter (raters > 0), 0)
        end as importance,
        sum(weight * important / nullif(raters, 0)) filter (raters > 0)
        / nullif(sum(weight) filter (raters > 0), 0) as importance_share,
        sum(weight * satisfied / nullif(answered, 0)) filter (answered > 0)
        / nullif(sum(weight) filter (answered > 0), 0) as satisfied_share
    from group_figures
    group by assessment_id, question
)

select
    scope.assessment_id,
    scope.outline,
    outline_questions.question,
    outline_questions.parent,
    outline_questions.weight,
    outline_questions.position,
    outline_questions.lowest,
    coalesce(asked.respondents, 0) as respondents,
    coalesce(summed.answered, 0) as answered,
    coalesce(summed.dont_know, 0) as dont_know,
    coalesce(summed.not_applicable, 0) as not_applicable,
    outline_questions.scored,
    outline_questions.scored and coalesce(summed.applicable, true) as applicable,
    case when outline_questions.scored and coalesce(summed.applicable, true) then summed.score end as score,
    summed.importance,
    summed.importance_share,
    summed.satisfied_share,
    coalesce(own_targets.target, outline_questions.target) as target
from scope
inner join outline_questions on outline_questions.outline = scope.outline
left join summed
    on summed.assessment_id = scope.assessment_id and summed.question = outline_questions.question
left join asked
    on asked.assessment_id = scope.assessment_id and asked.question = outline_questions.question
left join own_targets
    on own_targets.assessment_id = scope.assessment_id and own_targets.question = outline_questions.question
