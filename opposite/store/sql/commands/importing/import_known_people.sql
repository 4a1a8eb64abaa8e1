-- temporary view: one row a person of the file who is in the store
create or replace temp view portioned_people as
select respondent_id
from import_people
where not is_new
