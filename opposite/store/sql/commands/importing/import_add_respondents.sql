-- the respondents of the file that are new; what they said is complete, and waits where figures may have been seen
insert into respondents (id, assessment_id, group_id, label, created_at, finished_at, waiting)
select
    import_people.respondent_id, import_people.assessment_id, import_people.group_id, import_people.respondent, $now,
    $now, not assessments.attributed and (assessments.closed_at is null or not import_waves.is_new)
from import_people
inner join assessments on assessments.id = import_people.assessment_id
inner join import_waves on import_waves.assessment_id = import_people.assessment_id
where import_people.is_new
order by import_people.assessment_id, import_people.first_row
