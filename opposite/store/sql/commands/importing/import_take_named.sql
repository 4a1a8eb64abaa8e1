-- one row a person of a batch of the file
insert into import_named
select person, row, organisation, wave, respondent, group_id
from import_batch_people
