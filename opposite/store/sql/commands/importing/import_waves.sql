-- temporary: one row a wave of an organisation of the file, with its assessment's id in the store or a new one
create or replace temp table import_waves as
with times as (
    select person, min(answered_at) as earliest
    from import_rows
    where answered_at >= $first_time and answered_at <= $last_time
    group by person
),

middles as (
    select import_named.organisation, import_named.wave, quantile_disc(times.earliest, 0.5) as middle
    from import_named
    inner join times on times.person = import_named.person
    group by import_named.organisation, import_named.wave
),

named as (
    select
        import_named.organisation,
        import_named.wave,
        min(import_named.row) as first_row,
        min(times.earliest) filter (times.earliest >= middles.middle - interval 1 year) as earliest
    from import_named
    left join times on times.person = import_named.person
    left join middles
        on middles.organisation = import_named.organisation and middles.wave = import_named.wave
    group by import_named.organisation, import_named.wave
    order by first_row
)

select
    import_organisations.organisation_id,
    named.organisation,
    named.wave,
    named.first_row,
    coalesce($wave_date, named.earliest::date, import_wave_days.day, $now::date) as wave_date,
    case
        when $wave_date is not null then 'given'
        when named.earliest is not null then 'answers'
        when import_wave_days.day is not null then 'label'
        else 'nothing'
    end as dated_by,
    coalesce(assessments.profile, 'full') as profile,
    assessments.id is null as is_new,
    case when assessments.id is null then nextval('ids') else assessments.id end as assessment_id
from named
inner join import_organisations on import_organisations.organisation = named.organisation
left join import_wave_days on import_wave_days.wave = named.wave
left join assessments
    on assessments.organisation_id = import_organisations.organisation_id
    and assessments.wave = named.wave
    and assessments.framework_hash = $framework_hash
