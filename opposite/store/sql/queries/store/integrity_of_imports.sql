-- one row a rule that the records of imports break: its name, how many rows break it, the organisation and wave of the first
with kept as (
    select import_id, assessment_id, null::bigint as respondent_id
    from imported_waves
    union all
    select import_id, assessment_id, respondent_id
    from imported_people
    union all
    select import_id, assessment_id, respondent_id
    from imported_before
),

standing as (
    select kept.import_id, kept.assessment_id, kept.respondent_id
    from kept
    inner join imports on imports.id = kept.import_id
    where imports.undone_at is null
),

broken as (
    select 'import not on record' as fault, import_id, assessment_id
    from kept
    where import_id not in (select id from imports)

    union all
    select 'import of nothing', id, null
    from imports
    where id not in (select import_id from imported_waves)

    union all
    select 'imported rows missing', import_id, assessment_id
    from standing
    where assessment_id not in (select id from assessments)
        or (respondent_id is not null and respondent_id not in (select id from respondents))

    union all
    select 'undone import stands', imported_waves.import_id, imported_waves.assessment_id
    from imported_waves
    inner join imports on imports.id = imported_waves.import_id
    inner join assessments on assessments.id = imported_waves.assessment_id
    where imported_waves.made and imports.undone_at is not null
)

select
    broken.fault, count(*) as broken_rows,
    min_by(coalesce(organisations.name, imported_waves.organisation), broken.import_id) as organisation,
    min_by(coalesce(assessments.wave, imported_waves.wave), broken.import_id) as wave
from broken
left join imported_waves
    on imported_waves.import_id = broken.import_id and imported_waves.assessment_id = broken.assessment_id
left join assessments on assessments.id = broken.assessment_id
left join organisations on organisations.id = assessments.organisation_id
group by broken.fault
order by broken.fault
