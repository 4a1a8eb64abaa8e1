-- one row: whether the database is in use, so that a copy of it needs its log, and since when
update log_state
set in_use = $in_use, since = $now;
