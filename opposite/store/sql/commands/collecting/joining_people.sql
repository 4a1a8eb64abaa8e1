-- temporary view: one row a person whose waiting answers count now
create or replace temp view portioned_people as
select distinct respondent_id
from joining_answers
