-- one row a person of the file who is in the store with whom a portion of these begins, and the id beyond the last
with placed as (
    select respondent_id, row_number() over (order by respondent_id) - 1 as place
    from import_people
    where not is_new
)

select respondent_id
from placed
where place % $people = 0
union all
select max(respondent_id) + 1
from placed
having count(*) > 0
order by respondent_id
