-- one row: whether the database is in use, so that a copy of it needs its log, since when, and whether traces are left
select in_use, since, traces
from log_state
order by since;
