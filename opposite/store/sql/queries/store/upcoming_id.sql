-- one row: the id that is given next
select coalesce(last_value + increment_by, start_value) as upcoming_id
from duckdb_sequences()
where sequence_name = 'ids' and database_name = current_database()
order by upcoming_id;
