-- one row a time of an answer of the file that no clock can have shown, or that is in the future; the most frequent first
select answered_at, count(*)
from import_rows
where answered_at < $first_time or answered_at > $last_time
group by answered_at
order by count(*) desc, answered_at
