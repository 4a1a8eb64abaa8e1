-- one row a table of the store
select table_name
from duckdb_tables()
where schema_name = 'main' and database_name = current_database()
order by table_name
