-- one organisation: since when it stands in no list and picker
update organisations
set archived_at = $archived_at
where id = $organisation_id
