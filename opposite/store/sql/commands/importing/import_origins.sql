-- temporary: one row a person in a wave of the file whom an import brought, as they are known there, and whether it was an
-- import of another source: one of which nobody said that its people are the same as those of the wave
create or replace temp table import_origins as
with same as (
    select distinct assessment_id, source
    from import_files
    where people = 'same'
),

brought as (
    select
        respondents.id as respondent_id,
        respondents.assessment_id,
        case when contains(respondents.label, '@') then lower(respondents.label) else respondents.label end as known_as,
        coalesce(into_wave.source, with_wave.source) as source
    from respondents
    left join imported_people on imported_people.respondent_id = respondents.id and imported_people.made
    left join import_files as into_wave
        on into_wave.assessment_id = respondents.assessment_id and into_wave.import_id = imported_people.import_id
    left join import_files as with_wave on with_wave.assessment_id = respondents.assessment_id and with_wave.made
    where respondents.label is not null and respondents.assessment_id in (select assessment_id from import_files)
)

select
    respondent_id,
    known_as,
    not ($is_certain and (
        source = $source
        or exists (
            from same
            where same.assessment_id = brought.assessment_id and same.source in (brought.source, $source)
        )
    )) as of_another
from brought
where source is not null
