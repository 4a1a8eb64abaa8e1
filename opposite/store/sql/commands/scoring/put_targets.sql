-- one assessment: the targets its steering committee chose, as JSON by node or question id
update assessments
set targets = $targets
where id = $assessment_id
