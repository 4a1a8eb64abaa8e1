-- the people of the file get its name before theirs
update import_named
set respondent = $source || ' ' || respondent
