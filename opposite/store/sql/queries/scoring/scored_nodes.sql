-- one row a node of a scored assessment with all that is judged from it
with beneath as (
    select
        shares.assessment_id,
        shares.node,
        sum(shares.share) filter (question_figures.score is not null) / nullif(sum(shares.share), 0) as coverage,
        sum(shares.share * greatest(question_figures.target - question_figures.score, 0)) filter (
            question_figures.score is not null and question_figures.target > question_figures.lowest
        ) as missing,
        sum(shares.share * (question_figures.target - question_figures.lowest)) filter (
            question_figures.score is not null and question_figures.target > question_figures.lowest
        ) as distance,
        list({'share': shares.share, 'score': question_figures.score} order by question_figures.position) filter (
            question_figures.score is not null
        ) as weighted
    from shares
    inner join question_figures
        on question_figures.assessment_id = shares.assessment_id and question_figures.question = shares.question
    group by shares.assessment_id, shares.node
),

voices as (
    select
        assessment_id,
        node,
        group_id,
        any_value(group_weight) as weight,
        count(*) as people,
        count(score) as scored,
        case when min(score) = max(score) then 0 else var_samp(score) end as variance
    from people_figures
    group by assessment_id, node, group_id
),

spread as (
    select
        assessment_id,
        node,
        sum(people) as respondents,
        count(*) as groups,
        sum(scored) as scored,
        min(scored) filter (scored > 0) as fewest,
        sum(weight) filter (scored > 0) as weights,
        sum(weight * weight * variance / scored) filter (scored > 1) as total,
        sum((weight * weight * variance / scored) ** 2 / (scored - 1)) filter (scored > 1) as squares
    from voices
    group by assessment_id, node
)

select
    scope.assessment_id,
    scope.revision,
    outline_nodes.node,
    node_figures.score,
    node_figures.target,
    coalesce(spread.respondents, 0) as respondents,
    coalesce(spread.groups, 0) as groups,
    coalesce(beneath.coverage, 0) as coverage,
    case when node_figures.score is not null then 1 - beneath.missing / nullif(beneath.distance, 0) end
        as percent_to_target,
    beneath.weighted,
    case when outline_nodes.only_means and spread.fewest >= 2 then spread.scored end as interval_people,
    sqrt(spread.total) / nullif(spread.weights, 0) as error,
    spread.total ** 2 / nullif(spread.squares, 0) as degrees
from scope
inner join outline_nodes on outline_nodes.outline = scope.outline
left join node_figures
    on node_figures.assessment_id = scope.assessment_id and node_figures.node = outline_nodes.node
left join beneath on beneath.assessment_id = scope.assessment_id and beneath.node = outline_nodes.node
left join spread on spread.assessment_id = scope.assessment_id and spread.node = outline_nodes.node
order by scope.assessment_id, outline_nodes.node
