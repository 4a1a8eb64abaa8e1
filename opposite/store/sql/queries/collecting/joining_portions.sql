-- one row a person whose waiting answers count now with whom a portion of such people begins, and the id beyond the last
with placed as (
    select respondent_id, row_number() over (order by respondent_id) - 1 as place
    from (select distinct respondent_id from joining_answers)
)

select respondent_id
from placed
where place % $people = 0
union all
select max(respondent_id) + 1
from placed
having count(*) > 0
order by respondent_id
