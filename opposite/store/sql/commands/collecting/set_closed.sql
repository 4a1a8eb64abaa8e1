-- one assessment: closed at a time, or open again
update assessments
set closed_at = $closed_at
where id = $assessment_id
