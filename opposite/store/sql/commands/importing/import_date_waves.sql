-- the waves of the file that are there get the date that was given for them
update assessments
set wave_date = $wave_date, revision = revision + 1, last_activity = $now
where wave_date <> $wave_date and id in (select assessment_id from import_waves where not is_new)
