-- one row a table whose rows have a number of their own
select table_name
from information_schema.columns
where table_schema = 'main' and table_catalog = current_database() and column_name = 'id' and data_type = 'BIGINT'
order by table_name;
