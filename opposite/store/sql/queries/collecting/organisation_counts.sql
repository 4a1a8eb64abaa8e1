-- one row: how many organisations there are, and how many of them are real
select count(*), count(*) filter (not sample)
from organisations
