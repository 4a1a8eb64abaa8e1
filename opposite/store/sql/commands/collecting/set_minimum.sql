-- one assessment: the smallest group whose figures are shown
update assessments
set min_group_n = $min_group_n
where id = $assessment_id
