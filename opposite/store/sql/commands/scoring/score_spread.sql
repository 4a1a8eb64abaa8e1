-- temporary: one row a node that somebody spoke of: how many people and groups did, and how far apart they are
create or replace temp table spread as
with voices as (
    select
        place * $width + item as packed_key,
        count(*) as people,
        count(value) as scored,
        case when min(value) = max(value) then 0 else
            greatest(
                sum(((value - $middle) * (value - $middle) * $square)::bigint) / $square
                - (sum(((value - $middle) * $unit)::bigint) / $unit) ** 2 / count(value),
                0
            ) / nullif(count(value) - 1, 0)
        end as variance
    from person_values
    group by packed_key
),

parts as (
    select
        voices.packed_key // $width // $voices as assessment_id,
        voices.packed_key % $width as item,
        voices.people,
        voices.scored,
        outline_groups.part,
        outline_groups.weight * outline_groups.weight * voices.variance / nullif(voices.scored, 0) as share
    from voices
    inner join outline_groups on outline_groups.voice = voices.packed_key // $width % $voices
)

select
    assessment_id,
    item,
    sum(people) as respondents,
    count(*) as groups,
    sum(scored) as scored,
    min(scored) filter (scored > 0) as fewest,
    sqrt(sum((share * $square)::bigint) filter (scored > 1) / $square)
    / (sum(part) filter (scored > 0) / 2.0 ** 50) as error,
    (sum((share * $square)::bigint) filter (scored > 1) / $square) ** 2
    / nullif(sum((share * share / nullif(scored - 1, 0) * $fourth)::hugeint) filter (scored > 1) / $fourth, 0) as degrees
from parts
group by assessment_id, item
