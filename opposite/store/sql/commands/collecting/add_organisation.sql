-- one organisation
insert into organisations (id, name, sector, size, tags, sample, created_at)
values ($id, $name, $sector, $size, $tags, $sample, $now)
