-- one respondent of an assessment
insert into respondents (id, assessment_id, group_id, label, created_at, waiting)
values ($id, $assessment_id, $group_id, $label, $now, $waiting)
