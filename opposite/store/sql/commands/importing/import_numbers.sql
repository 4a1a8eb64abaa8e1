-- temporary: one row a person as named in a batch of the file, with a new number: those of one assessment one after the
-- other, in the order in which they are stored, each person once
create or replace temp table import_numbers as
select person, dense_rank() over (order by assessment_id, respondent_id) - 1 as number
from import_placed
