-- one row: how often the rows of the file go on to another assessment, the first one counted
select count(*)
from (
    select assessment_id, lag(assessment_id) over (order by person) as before
    from import_placed
)
where before is distinct from assessment_id
