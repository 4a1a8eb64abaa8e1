-- the respondents of the file that are new; what they said is complete, and waits while their wave is open
insert into respondents (id, assessment_id, group_id, label, created_at, finished_at, waiting)
select
    import_people.respondent_id, import_people.assessment_id, import_people.group_id, import_people.respondent, $now,
    $now, assessments.closed_at is null
from import_people
inner join assessments on assessments.id = import_people.assessment_id
where import_people.is_new
order by import_people.assessment_id, import_people.first_row
