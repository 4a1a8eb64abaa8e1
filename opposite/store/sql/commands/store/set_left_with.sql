-- one row of meta, where there are answers: with how many of them and of people a version of the program leaves the file
insert or replace into meta (key, value)
select 'left_with', $version || ': ' || count(*) || ' answers, ' || (select count(*) from respondents) || ' people'
from answers
having count(*) > 0
