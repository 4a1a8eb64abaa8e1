-- the people of the file, as named, who are in another group
delete from import_named
where person in (select person from import_conflicts)
