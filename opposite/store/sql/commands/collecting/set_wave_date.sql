-- one assessment: the date that orders its wave
update assessments
set wave_date = $wave_date
where id = $assessment_id
