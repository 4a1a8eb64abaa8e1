-- one row a benchmark that was read: its number, its file and when it was read
select id, document, added_at
from benchmarks
order by id
