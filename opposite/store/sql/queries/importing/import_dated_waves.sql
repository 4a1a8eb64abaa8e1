-- one row a new wave of the file, with what dates it
select organisation, wave, wave_date, dated_by
from import_waves
where is_new
order by first_row
