-- one row: the version of the schema
select value
from meta
where key = 'schema_version'
