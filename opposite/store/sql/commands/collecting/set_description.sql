-- one organisation: what is kept of it beside its name
update organisations
set sector = $sector, size = $size, people = $people, country = $country, tags = $tags, note = $note
where id = $organisation_id
