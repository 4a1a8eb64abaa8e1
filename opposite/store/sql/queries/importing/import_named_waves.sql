-- one row a wave's name in the file
select distinct wave
from import_named
order by wave
