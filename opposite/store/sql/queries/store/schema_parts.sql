-- one row a column of a table of the store, and one a sequence, whose column is null
select table_name, column_name
from duckdb_columns()
where schema_name = 'main' and database_name = current_database() and not internal

union all
select sequence_name, null
from duckdb_sequences()
where schema_name = 'main' and database_name = current_database()

order by table_name, column_name
