-- one row a row of the file that cannot be used for its group
select row, respondent, group_id, expected, stored
from import_conflicts
order by row
