-- one row an applicable question beneath each node of one depth: its weight among them (scoring.md, rule 7)
insert into shares (pattern, item, question, target, lowest, share)
with children as (
    select item, parent, part from outline_questions
    union all
    select item, parent, part from outline_nodes
),

present as (
    select distinct shares.pattern, children.parent, children.item, children.part
    from shares
    inner join children on children.item = shares.item
    inner join outline_nodes on outline_nodes.item = children.parent
    where outline_nodes.depth = $depth
),

normalised as (
    select
        pattern, parent, item,
        coalesce(part / nullif(sum(part) over (partition by pattern, parent), 0), 0) as share
    from present
)

select
    normalised.pattern, normalised.parent, shares.question, shares.target, shares.lowest,
    normalised.share * shares.share
from normalised
inner join shares on shares.pattern = normalised.pattern and shares.item = normalised.item
