-- one row a note or piece of evidence of an assessment
select question_id, group_id, evidence, note, reason
from answers
where assessment_id = $assessment_id and (note is not null or evidence is not null or reason is not null)
order by question_id, group_id, answered_at
