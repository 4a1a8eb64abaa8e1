-- one row a person of a wave of the file that is there with whom a portion of its people begins, and the id beyond the last
with placed as (
    select id, row_number() over (order by id) - 1 as place
    from respondents
    where assessment_id in (select assessment_id from import_waves_before)
)

select id
from placed
where place % $people = 0
union all
select max(id) + 1
from placed
having count(*) > 0
order by id
