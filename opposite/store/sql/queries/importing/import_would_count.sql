-- one row a wave of the file: whether it is new, its people in the file, and whether anything in it would change
select
    import_waves.is_new,
    count(import_people.respondent_id) as people,
    coalesce(bool_or(import_people.is_new), false)
    or import_waves.assessment_id in (
        select assessment_id
        from import_outcomes
        where outcome in ('new', 'replaced')
            and assessment_id in (select assessment_id from import_waves where not is_new)
    ) as is_changed
from import_waves
left join import_people on import_people.assessment_id = import_waves.assessment_id
group by import_waves.assessment_id, import_waves.is_new
order by import_waves.assessment_id
