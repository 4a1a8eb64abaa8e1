-- one row a wave's name that needs a new assessment
select distinct wave
from import_waves
where is_new
order by wave
