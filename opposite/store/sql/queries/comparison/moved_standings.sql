-- one row: how many organisations count otherwise among others than was noted last, once they are found
select count(*)
from moved_standings
