-- the scores that were noted of some assessments are told no more, nor kept
update standing_scores
set score = null, emptied = coalesce(emptied, $number)
where scored and list_contains($assessment_ids, of_assessment)
