-- one row a person and node of one depth that holds nodes: the mean of theirs (scoring.md, rule 12)
insert into person_values (respondent_id, item, place, value)
select
    person_values.respondent_id,
    parents.item,
    any_value(person_values.place),
    sum((children.weight * person_values.value * $unit)::bigint) / $unit
    / nullif(sum(children.part) filter (person_values.value is not null) / 2.0 ** 50, 0)
from person_values
inner join outline_nodes as children on children.item = person_values.item
inner join outline_nodes as parents on parents.item = children.parent
where parents.depth = $depth
group by person_values.respondent_id, parents.item
