-- a roadmap's options under a name, for an organisation and a framework
insert into scenarios (id, organisation_id, framework_id, name, options, saved_at)
values ($id, $organisation_id, $framework_id, $name, $options, $now)
