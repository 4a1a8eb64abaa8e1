-- the rows of some of the assessments that were scored at once
delete from scored
where assessment_id in (select unnest($assessment_ids::bigint[]))
