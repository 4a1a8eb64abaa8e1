-- the people whom the import made in waves that were there, and those who waited in them and have begun to count
insert into imported_people (import_id, assessment_id, respondent_id, made, waiting, batch, taken, finished_at)
select $import_id, assessment_id, respondent_id, true, null, null, null, null
from import_people
where is_new and assessment_id in (select assessment_id from import_waves_before)
union all
select
    $import_id, import_people_before.assessment_id, import_people_before.respondent_id, false,
    import_people_before.waiting, import_people_before.batch, import_people_before.taken,
    import_people_before.finished_at
from import_people_before
inner join respondents on respondents.id = import_people_before.respondent_id
where not respondents.waiting
order by assessment_id, respondent_id
