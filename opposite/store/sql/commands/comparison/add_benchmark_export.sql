-- one row: a benchmark that was made
insert into benchmark_exports (id, framework_id, questions, made_at)
values ($id, $framework_id, $questions, $now)
