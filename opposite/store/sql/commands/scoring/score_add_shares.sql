-- one row an applicable question beneath each node of one depth: its weight among them (scoring.md, rule 7)
insert into shares (assessment_id, outline, node, question, share)
with children as (
    select outline, question as child, parent, weight from outline_questions
    union all
    select outline, node as child, parent, weight from outline_nodes where parent is not null
),

present as (
    select distinct shares.assessment_id, shares.outline, children.parent, children.child, children.weight
    from shares
    inner join children on children.outline = shares.outline and children.child = shares.node
    inner join outline_nodes on outline_nodes.outline = children.outline and outline_nodes.node = children.parent
    where outline_nodes.depth = $depth
),

normalised as (
    select
        *,
        coalesce(weight / nullif(sum(weight) over (partition by assessment_id, parent), 0), 0) as part
    from present
)

select
    normalised.assessment_id, normalised.outline, normalised.parent, shares.question, normalised.part * shares.share
from normalised
inner join shares on shares.assessment_id = normalised.assessment_id and shares.node = normalised.child
