-- the rows of the file that cannot be used for their group
delete from import_rows
where person in (select person from import_conflicts)
