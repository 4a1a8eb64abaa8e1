-- one row a rule that waves or what hangs on waves and organisations break: its name, how many rows break it, the
-- organisation and wave of the earliest
with broken as (
    select 'ids behind' as fault, null::bigint as assessment_id, null::bigint as organisation_id
    from duckdb_sequences()
    where sequence_name = 'ids'
        and coalesce(last_value, start_value - 1) < greatest(
            (select coalesce(max(id), 0) from organisations),
            (select coalesce(max(id), 0) from assessments),
            (select coalesce(max(id), 0) from respondents),
            (select coalesce(max(id), 0) from consensus),
            (select coalesce(max(id), 0) from initiative_readings),
            (select coalesce(max(id), 0) from initiative_assumptions),
            (select coalesce(max(id), 0) from initiative_reviews),
            (select coalesce(max(id), 0) from scenarios),
            (select coalesce(max(id), 0) from initiative_estimates),
            (select coalesce(max(id), 0) from day_rates),
            (select coalesce(max(id), 0) from benchmarks),
            (select coalesce(max(id), 0) from imports),
            (select coalesce(max(id), 0) from benchmark_exports),
            (select coalesce(max(plan), 0) from agreed_plans),
            (select coalesce(max(id), 0) from target_history)
        )

    union all
    select 'name missing', null, id
    from organisations
    where not regexp_matches(name, '[^\pZ\pC]')

    union all
    select 'name missing', id, organisation_id
    from assessments
    where not regexp_matches(wave, '[^\pZ\pC]')

    union all
    select 'estimate without organisation', null, null
    from (
        select organisation_id from initiative_estimates
        union all
        select organisation_id from day_rates
    ) as money
    where organisation_id not in (select id from organisations)

    union all
    select 'benchmark member without export', null, null
    from benchmark_members
    where export_id not in (select id from benchmark_exports)

    union all
    select 'fiscal year impossible', null, id
    from organisations
    where fiscal_year_start not between 1 and 12

    union all
    select 'target history without assessment', null, null
    from target_history
    where assessment_id not in (select id from assessments)

    union all
    select 'wave twice', max(id), organisation_id
    from assessments
    group by organisation_id, framework_id, wave
    having count(*) > 1

    union all
    select 'date out of range', id, organisation_id
    from assessments
    where wave_date not between date '1900-01-01' and date '2999-12-31'

    union all
    select 'score twice', assessment_id, null
    from scores
    group by assessment_id, node_id
    having count(*) > 1

    union all
    select 'score without assessment', null, null
    from scores
    where assessment_id not in (select id from assessments)

    union all
    select 'consensus without assessment', null, null
    from consensus
    where assessment_id not in (select id from assessments)

    union all
    select 'invitation without assessment', null, null
    from invitations
    where assessment_id not in (select id from assessments)

    union all
    select 'invitation twice', assessment_id, null
    from invitations
    group by assessment_id, group_id
    having count(*) > 1

    union all
    select 'invitation below zero', assessment_id, null
    from invitations
    where people < 0

    union all
    select 'link without respondent', links.assessment_id, null
    from links
    left join assessments on assessments.id = links.assessment_id
    left join respondents on respondents.id = links.respondent_id
    where assessments.id is null or (links.respondent_id is not null and respondents.id is null)

    union all
    select 'progress without organisation', null, null
    from (
        select organisation_id from initiative_progress
        union all
        select organisation_id from agreed_plans
        union all
        select organisation_id from initiative_progress_history
        union all
        select organisation_id from initiative_readings
        union all
        select organisation_id from initiative_assumptions
        union all
        select organisation_id from initiative_reviews
    )
    where organisation_id not in (select id from organisations)

    union all
    select 'progress twice', null, organisation_id
    from initiative_progress
    group by organisation_id, framework_id, initiative_id
    having count(*) > 1

    union all
    select 'scenario without organisation', null, null
    from scenarios
    where organisation_id not in (select id from organisations)

    union all
    select 'scenario twice', null, organisation_id
    from scenarios
    where ended_at is null
    group by organisation_id, framework_id, name
    having count(*) > 1
)

select
    broken.fault, count(*) as broken_rows,
    min_by(organisations.name, coalesce(broken.assessment_id, organisations.id)) as organisation,
    min_by(assessments.wave, assessments.id) as wave
from broken
left join assessments on assessments.id = broken.assessment_id
left join organisations on organisations.id = coalesce(broken.organisation_id, assessments.organisation_id)
group by broken.fault
order by broken.fault
