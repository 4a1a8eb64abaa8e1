-- temporary: one row a question asked in an assessment, answered or not (scoring.md, rules 4 and 5)
create or replace temp table question_figures as
with summed as (
    select
        assessment_id * $width + question as packed_key,
        sum(levels) as levels,
        sum(dont_know) as dont_know,
        sum(not_applicable) as not_applicable,
        sum((case when $pooled then total else weight * mean end * $unit)::bigint) / $unit as weighed,
        sum(case when levels > 0 then part end) / 2.0 ** 50 as weights,
        min(case when levels + dont_know + not_applicable > 0 then levels + dont_know + not_applicable end) as fewest_said,
        min(case when levels > 0 then levels end) as fewest_levels,
        min(mean) as least,
        max(mean) as most,
        count(case when mean - lowest >= open_from * step then 1 end) as far_up,
        count(case when highest - mean >= open_from * step then 1 end) as far_down
    from cells
    group by packed_key
)

select
    scope.assessment_id,
    outline_questions.item as question,
    outline_questions.parent,
    outline_questions.weight,
    outline_questions.part,
    outline_questions.lowest,
    outline_questions.scored,
    coalesce(summed.levels, 0) as levels,
    coalesce(summed.dont_know, 0) as dont_know,
    coalesce(summed.not_applicable, 0) as not_applicable,
    outline_questions.scored
    and coalesce(summed.not_applicable <= summed.levels + summed.dont_know, true) as applicable,
    case
        when outline_questions.scored and summed.not_applicable <= summed.levels + summed.dont_know then
            summed.weighed / case when $pooled then nullif(summed.levels, 0) else summed.weights end
    end as score,
    len(list_filter(outline_questions.starts, lambda start: score >= start)) as reached,
    scope.attributed,
    scope.fewest,
    summed.fewest_said,
    summed.fewest_levels,
    coalesce(
        summed.least > outline_questions.lowest + 1e-9 and summed.most < outline_questions.highest - 1e-9, true
    ) as is_inside,
    coalesce(
        case
            when summed.fewest_levels > 1 then
                summed.most >= outline_questions.lowest + outline_questions.step
                and summed.least <= outline_questions.highest - outline_questions.step
            else summed.far_up > 1 and summed.far_down > 1
        end,
        false
    ) as is_roomy
from scope
cross join outline_questions
left join summed on summed.packed_key = scope.assessment_id * $width + outline_questions.item
