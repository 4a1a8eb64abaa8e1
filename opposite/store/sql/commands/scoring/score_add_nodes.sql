-- one row a node of one depth: score and target from its children (scoring.md, rules 8 and 10)
insert into node_figures (assessment_id, outline, node, score, target)
with children as (
    select
        question_figures.assessment_id, question_figures.outline, question_figures.parent, question_figures.weight,
        question_figures.score, case when question_figures.applicable then question_figures.target end as target,
        question_figures.lowest as minimum
    from question_figures
    where question_figures.scored
    union all
    select
        node_figures.assessment_id, node_figures.outline, outline_nodes.parent, outline_nodes.weight,
        node_figures.score, node_figures.target, outline_nodes.minimum
    from node_figures
    inner join outline_nodes on outline_nodes.outline = node_figures.outline and outline_nodes.node = node_figures.node
),

shifted as (
    select
        *,
        greatest(1 - min(minimum) filter (score is not null) over siblings, 0)
        * (min(minimum) filter (score is not null) over siblings <= 0)::int as score_shift,
        greatest(1 - min(minimum) filter (target is not null) over siblings, 0)
        * (min(minimum) filter (target is not null) over siblings <= 0)::int as target_shift
    from children
    window siblings as (partition by assessment_id, parent)
),

coverage as (
    select
        shares.assessment_id,
        shares.node,
        sum(shares.share) filter (question_figures.score is not null) / nullif(sum(shares.share), 0) as covered
    from shares
    inner join question_figures
        on question_figures.assessment_id = shares.assessment_id and question_figures.question = shares.question
    group by shares.assessment_id, shares.node
),

summed as (
    select
        assessment_id,
        outline,
        parent,
        sum(weight * score) / nullif(sum(weight) filter (score is not null), 0) as score_mean,
        exp(
            sum(weight * ln(score + score_shift)) filter (weight > 0 and score + score_shift > 0)
            / nullif(sum(weight) filter (score is not null), 0)
        ) - max(score_shift) as score_geometric,
        bool_and(score + score_shift > 0) filter (weight > 0) as score_positive,
        min(score) as score_min,
        max(score) as score_max,
        sum(weight * target) / nullif(sum(weight) filter (target is not null), 0) as target_mean,
        exp(
            sum(weight * ln(target + target_shift)) filter (weight > 0 and target + target_shift > 0)
            / nullif(sum(weight) filter (target is not null), 0)
        ) - max(target_shift) as target_geometric,
        bool_and(target + target_shift > 0) filter (weight > 0) as target_positive,
        min(target) as target_min,
        max(target) as target_max
    from shifted
    group by assessment_id, outline, parent
)

select
    summed.assessment_id,
    summed.outline,
    outline_nodes.node,
    case
        when coalesce(coverage.covered, 0) < outline_nodes.min_coverage - 1e-9 then null
        when outline_nodes.method = 'mean' then summed.score_mean
        when outline_nodes.method = 'sum' then outline_nodes.all_weights * summed.score_mean
        when outline_nodes.method = 'min' then summed.score_min
        when outline_nodes.method = 'max' then summed.score_max
        when summed.score_positive then summed.score_geometric
    end,
    case
        when outline_nodes.method = 'mean' then summed.target_mean
        when outline_nodes.method = 'sum' then outline_nodes.all_weights * summed.target_mean
        when outline_nodes.method = 'min' then summed.target_min
        when outline_nodes.method = 'max' then summed.target_max
        when summed.target_positive then summed.target_geometric
    end
from summed
inner join outline_nodes
    on outline_nodes.outline = summed.outline and outline_nodes.node = summed.parent and outline_nodes.depth = $depth
left join coverage
    on coverage.assessment_id = summed.assessment_id and coverage.node = outline_nodes.node
