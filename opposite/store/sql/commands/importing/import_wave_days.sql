-- temporary: one row a wave's name in the file, with the first day of the time that its label names
create or replace temp table import_wave_days as
select wave, day::date as day
from import_wave_labels
