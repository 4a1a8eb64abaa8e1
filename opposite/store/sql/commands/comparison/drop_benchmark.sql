-- one row: a benchmark that was read goes
delete from benchmarks
where id = $id
