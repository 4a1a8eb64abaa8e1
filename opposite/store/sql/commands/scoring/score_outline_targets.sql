-- temporary: one row a scored question with a target, for each different set of targets
create or replace temp table outline_targets as
select unnest(from_json($targets, '[{"aims": "BIGINT", "question": "BIGINT", "target": "DOUBLE"}]'), recursive := true)
