-- one row: how many characters the longest name of a person of the file has
select coalesce(max(length(respondent)), 0) as longest
from import_named
