-- one row a wave of the file: its assessment, whether it is new, its people in the file, and whether any of them are new
select
    import_waves.assessment_id,
    import_waves.is_new,
    count(import_people.respondent_id) as people,
    coalesce(bool_or(import_people.is_new), false) as has_new_people
from import_waves
left join import_people on import_people.assessment_id = import_waves.assessment_id
group by import_waves.assessment_id, import_waves.is_new
order by import_waves.assessment_id
