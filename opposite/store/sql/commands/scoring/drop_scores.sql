-- the stored scores of some assessments
delete from scores
where list_contains($assessment_ids, assessment_id)
