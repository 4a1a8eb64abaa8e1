-- the mapping that somebody keeps under a name
delete from kept_mappings
where kept_by = $kept_by and name = $name
