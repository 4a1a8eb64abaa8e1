-- one row a person whom an import made, in waves that it made too or that were there
select id
from respondents
where assessment_id in (select assessment_id from imported_waves where import_id = $import_id and made)
union
select respondent_id
from imported_people
where import_id = $import_id and made
order by id
