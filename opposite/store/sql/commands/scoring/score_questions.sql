-- temporary: one row a question asked in an assessment, answered or not (scoring.md, rules 4 and 5)
create or replace temp table question_figures as
with summed as (
    select
        assessment_id * $width + question as packed_key,
        sum(levels) as levels,
        sum(dont_know) as dont_know,
        sum(not_applicable) as not_applicable,
        case
            when $pooled then sum((total * $unit)::bigint) / $unit / nullif(sum(levels), 0)
            else sum((weight * mean * $unit)::bigint) / $unit / (sum(part) filter (levels > 0) / 2.0 ** 50)
        end as mean,
        min(levels + dont_know + not_applicable) filter (levels + dont_know + not_applicable > 0) as fewest_said,
        min(levels) filter (levels > 0) as fewest_levels,
        min(levels) filter (levels > 0 and at_an_end) as fewest_at_an_end,
        max(above) >= 1 and max(below) >= 1 as roomy,
        count(*) filter (above >= open_from) > 1 and count(*) filter (below >= open_from) > 1 as very_roomy
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
        when outline_questions.scored and summed.not_applicable <= summed.levels + summed.dont_know then summed.mean
    end as score,
    len(list_filter(outline_questions.starts, lambda start: score >= start)) as reached,
    summed.fewest_said,
    summed.fewest_levels,
    summed.fewest_at_an_end,
    coalesce(case when summed.fewest_levels > 1 then summed.roomy else summed.very_roomy end, false) as roomy
from scope
cross join outline_questions
left join summed on summed.packed_key = scope.assessment_id * $width + outline_questions.item
