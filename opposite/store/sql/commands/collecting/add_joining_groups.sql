-- groups whose waiting people begin to count
insert into joining_groups
select unnest($assessment_ids::bigint[]), unnest($groups::varchar[]), unnest($batches::integer[])
