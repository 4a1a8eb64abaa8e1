-- one assessment: the label and the date of its wave
update assessments
set wave = $wave, wave_order = $wave_order, wave_date = $wave_date
where id = $assessment_id
