-- one row a person of portioned_people with whom a portion of them begins, and the id beyond the last; none without people
with placed as (
    select respondent_id, row_number() over (order by respondent_id) - 1 as place
    from portioned_people
)

select respondent_id
from placed
where place % $people = 0
union all
select max(respondent_id) + 1
from placed
having count(*) > 0
order by respondent_id
