-- one row a reading of a KPI, corrected and removed ones included, oldest first
select initiative_id, id, read_on, value, note, recorded_at, ended_at
from initiative_readings
where organisation_id = $organisation_id and framework_id = $framework_id
order by read_on, id
