-- one row a person and node of one depth: the mean of what they answered beneath it (scoring.md, rule 12)
insert into people_figures (assessment_id, outline, respondent_id, group_id, group_weight, node, score)
with children as (
    select outline, question as child, parent, weight from outline_questions
    union all
    select outline, node as child, parent, weight from outline_nodes where parent is not null
)

select
    people_figures.assessment_id,
    people_figures.outline,
    people_figures.respondent_id,
    people_figures.group_id,
    people_figures.group_weight,
    children.parent,
    sum(children.weight * people_figures.score)
    / nullif(sum(children.weight) filter (people_figures.score is not null), 0)
from people_figures
inner join children on children.outline = people_figures.outline and children.child = people_figures.node
inner join outline_nodes
    on outline_nodes.outline = children.outline
    and outline_nodes.node = children.parent
    and outline_nodes.depth = $depth
group by
    people_figures.assessment_id, people_figures.outline, people_figures.respondent_id, people_figures.group_id,
    people_figures.group_weight, children.parent
