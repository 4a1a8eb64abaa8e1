-- one row an organisation of which the file has several waves, with their number
select organisation, count(*)
from import_waves
group by organisation
having count(*) > 1
order by min(first_row)
