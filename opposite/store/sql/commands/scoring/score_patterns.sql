-- which assessments have the same targets and the same questions that are not applicable, numbered from 1; whole is one without such
update scope
set pattern = patterns.pattern, is_whole = patterns.is_whole
from (
    select
        scope.assessment_id,
        dense_rank() over (order by scope.aims, gone_questions.questions) as pattern,
        gone_questions.questions is null as is_whole
    from scope
    left join (
        select assessment_id, string_agg(question::varchar, ' ' order by question) as questions
        from gone
        group by assessment_id
    ) as gone_questions on gone_questions.assessment_id = scope.assessment_id
) as patterns
where patterns.assessment_id = scope.assessment_id
