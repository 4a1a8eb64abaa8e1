-- one row of meta: with how many answers and people a version of the program leaves the file
insert or replace into meta (key, value)
select 'left_with', $version || ': ' || count(*) || ' answers, ' || (select count(*) from respondents) || ' people'
from answers
