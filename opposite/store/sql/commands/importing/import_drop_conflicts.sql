-- the rows of the file that cannot be used for their group
delete from import_rows
where row in (select row from import_conflicts)
