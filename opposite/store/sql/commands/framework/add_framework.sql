-- one framework version by its content hash; a known one is left alone
insert or ignore into frameworks (hash, id, version, title, document, added_at)
values ($hash, $id, $version, $title, $document, $now)
