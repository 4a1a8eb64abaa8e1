-- temporary: one row an organisation and framework whose latest closed wave, or description, is another than was noted last
create or replace temp table moved_standings as
with latest as (
    select
        assessments.id, assessments.organisation_id, assessments.framework_id, assessments.framework_major,
        assessments.revision, assessments.wave_date, assessments.wave_order, organisations.sample,
        lower(organisations.sector) as sector, lower(organisations.size) as size, lower(organisations.country) as country
    from assessments
    inner join organisations on organisations.id = assessments.organisation_id
    where assessments.closed_at is not null
    qualify row_number() over (
        partition by assessments.organisation_id, assessments.framework_id, assessments.framework_major
        order by assessments.wave_date desc, assessments.wave_order desc, assessments.id desc
    ) = 1
),

fresh as (
    select latest.*
    from latest
    semi join scores on scores.assessment_id = latest.id
        and scores.revision = latest.revision
        and scores.scoring_version = $scoring_version
),

noted as (
    select *
    from standings
    qualify row_number() over (
        partition by of_organisation, framework_id, framework_major
        order by number desc
    ) = 1
),

-- a wave that was opened again counts as it stood until it is closed again
kept as (
    select noted.*, assessments.closed_at, assessments.wave_date, assessments.wave_order, assessments.id is not null as is_there
    from noted
    left join assessments
        on assessments.id = noted.of_assessment and assessments.organisation_id = noted.of_organisation
)

select
    fresh.organisation_id as of_organisation, fresh.framework_id, fresh.framework_major, fresh.sample,
    fresh.id as of_assessment, fresh.revision, fresh.sector, fresh.size, fresh.country
from fresh
left join kept
    on kept.of_organisation = fresh.organisation_id
    and kept.framework_id = fresh.framework_id
    and kept.framework_major = fresh.framework_major
where kept.of_organisation is null
    or (
        (
            (kept.of_assessment, kept.revision, kept.sector, kept.size, kept.country)
            is distinct from (fresh.id, fresh.revision, fresh.sector, fresh.size, fresh.country)
        )
        and (
            not kept.is_there
            or kept.closed_at is not null
            or (fresh.wave_date, fresh.wave_order, fresh.id) > (kept.wave_date, kept.wave_order, kept.of_assessment)
        )
    )
union all
select
    kept.of_organisation, kept.framework_id, kept.framework_major, kept.sample,
    null, null, kept.sector, kept.size, kept.country
from kept
anti join latest
    on latest.organisation_id = kept.of_organisation
    and latest.framework_id = kept.framework_id
    and latest.framework_major = kept.framework_major
where kept.of_assessment is not null and not kept.is_there
