-- one organisation: its name
update organisations
set name = $name
where id = $organisation_id
