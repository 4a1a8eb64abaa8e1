-- temporary: one row a respondent of the file, with a number: those of one assessment one after the other, in the order in
-- which they are stored
create or replace temp table import_numbers as
select distinct respondent_id, dense_rank() over (order by assessment_id, respondent_id) - 1 as number
from import_people
