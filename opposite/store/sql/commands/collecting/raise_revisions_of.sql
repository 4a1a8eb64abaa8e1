-- every assessment of an organisation: what was computed from it before is stale now; nobody was active in it
update assessments
set revision = revision + 1
where organisation_id = $organisation_id
