-- what the records of imports hold of an organisation of that name which is not there any more
delete from imported_waves
where organisation = $name and organisation_id not in (select id from organisations)
