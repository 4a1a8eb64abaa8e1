-- one row: how many rows a table has, and a sum over all that stands in them
select count(*) as row_count, coalesce(sum(hash(content)::hugeint), 0) as content_sum
from query_table($table_name) as content
order by row_count;
