-- one row: whether there are as many answers and people as when this version of the program left the file
select count(*) > 0 as is_as_left
from meta
where
    key = 'left_with'
    and value = $version || ': ' || (select count(*) from answers) || ' answers, ' || (select count(*) from respondents) || ' people'
order by is_as_left
