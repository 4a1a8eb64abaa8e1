-- one row a member of a benchmark that was made, with the questions of which it has a figure
insert into benchmark_members (export_id, member, questions)
with given as (
    select unnest(from_json($members, '[{"member": "VARCHAR", "questions": "VARCHAR"}]'), recursive := true)
)

select $export_id, member, questions from given
