-- questions and groups of which all that waits begins to count
insert into joining_cells
select unnest($assessment_ids::bigint[]), unnest($questions::varchar[]), unnest($groups::varchar[])
