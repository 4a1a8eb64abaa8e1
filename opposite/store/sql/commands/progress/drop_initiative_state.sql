-- the state of an initiative, which the caller has kept in the history in the same transaction
delete from initiative_progress
where organisation_id = $organisation_id and framework_id = $framework_id and initiative_id = $initiative_id
