-- temporary: one row a respondent of the file, with their id in the store or a new one
create or replace temp table import_people as
with named as (
    select organisation, wave, respondent, any_value(group_id) as group_id, min(row) as first_row
    from import_named
    group by organisation, wave, respondent
    order by first_row
),

stored as (
    select
        assessment_id, case when contains(label, '@') then lower(label) else label end as known_as,
        min(id) as respondent_id
    from respondents
    where label is not null and assessment_id in (select assessment_id from import_waves where not is_new)
    group by assessment_id, known_as
)

select
    import_waves.assessment_id,
    import_waves.profile,
    named.organisation,
    named.wave,
    named.respondent,
    named.group_id,
    named.first_row,
    stored.respondent_id is null as is_new,
    case when stored.respondent_id is null then nextval('ids') else stored.respondent_id end as respondent_id
from named
inner join import_waves on import_waves.organisation = named.organisation and import_waves.wave = named.wave
left join stored on stored.assessment_id = import_waves.assessment_id and stored.known_as = named.respondent
