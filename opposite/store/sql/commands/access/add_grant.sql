-- one role of somebody, everywhere or for one organisation
insert into access (id, who, role, organisation_id, granted_at) values ($id, $who, $role, $organisation_id, $now)
