-- temporary: one row a wave of an organisation of the file, with its assessment's id in the store or a new one
create or replace temp table import_waves as
with times as (
    select person, min(answered_at) as earliest
    from import_rows
    where answered_at is not null
    group by person
),

named as (
    select
        import_named.organisation, import_named.wave, min(import_named.row) as first_row, min(times.earliest) as earliest
    from import_named
    left join times on times.person = import_named.person
    group by import_named.organisation, import_named.wave
    order by first_row
)

select
    import_organisations.organisation_id,
    named.organisation,
    named.wave,
    named.first_row,
    coalesce(named.earliest, $now)::date as wave_date,
    coalesce(assessments.profile, 'full') as profile,
    assessments.id is null as is_new,
    case when assessments.id is null then nextval('ids') else assessments.id end as assessment_id
from named
inner join import_organisations on import_organisations.organisation = named.organisation
left join assessments
    on assessments.organisation_id = import_organisations.organisation_id
    and assessments.wave = named.wave
    and assessments.framework_hash = $framework_hash
