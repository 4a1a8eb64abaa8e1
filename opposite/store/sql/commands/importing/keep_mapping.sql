-- a mapping under a name, in place of the one that somebody kept under it before
insert into kept_mappings (kept_by, name, document, kept_at)
values ($kept_by, $name, $document, $now)
on conflict (kept_by, name) do update set document = excluded.document, kept_at = excluded.kept_at
