-- one row: a benchmark that was read
insert into benchmarks (id, digest, document, added_at)
values ($id, $digest, $document, $now)
