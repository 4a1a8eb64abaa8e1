-- the framework that an import brought along, unless waves use it
delete from frameworks
where hash = $framework_hash and hash not in (select framework_hash from assessments)
