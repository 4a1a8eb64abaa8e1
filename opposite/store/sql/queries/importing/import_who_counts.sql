-- one row: whether any people of the file count at once, and whether any do not
select coalesce(bool_or(counts), false) as some_count, coalesce(bool_or(not counts), false) as some_wait
from import_counting_people
