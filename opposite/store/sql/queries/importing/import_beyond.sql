-- one row: the number beyond those of all people of the file
select coalesce(max(person) + 1, 0)
from import_placed
