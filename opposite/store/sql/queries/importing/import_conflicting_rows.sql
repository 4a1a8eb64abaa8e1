-- one row a row of the file that cannot be used for its group
select distinct
    import_rows.row, import_conflicts.respondent, import_conflicts.group_id, import_conflicts.expected,
    import_conflicts.stored
from import_rows
inner join import_conflicts on import_conflicts.person = import_rows.person
order by import_rows.row
