-- temporary: one row a counting answer of a counted group to a question, its level keyed
create or replace temp table counted as
select
    answers.assessment_id,
    scope.outline,
    answers.question_id as question,
    answers.group_id,
    outline_groups.weight as group_weight,
    answers.respondent_id,
    answers.state,
    answers.importance,
    answers.evidence,
    outline_questions.important_from,
    outline_questions.satisfied_from,
    case when answers.state = 'level' then
        case when outline_questions.mirror is null then answers.level else outline_questions.mirror - answers.level end
    end as x
from answers
inner join scope on scope.assessment_id = answers.assessment_id
inner join outline_questions
    on outline_questions.outline = scope.outline and outline_questions.question = answers.question_id
inner join outline_groups
    on outline_groups.outline = scope.outline
    and outline_groups.question = answers.question_id
    and outline_groups.group_id = answers.group_id
where outline_groups.weight > 0 and (outline_groups.asked or scope.self_assessment)
