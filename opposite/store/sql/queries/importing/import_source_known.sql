-- one row: whether the source of the file brought other people into its waves, and people who kept their names
select
    coalesce(bool_or(people = 'other'), false) as other,
    coalesce(bool_or(people is distinct from 'other'), false) as otherwise
from import_files
where source = $source
