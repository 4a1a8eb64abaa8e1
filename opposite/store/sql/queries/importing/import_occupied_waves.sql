-- one row an assessment of the store in a wave of the file
with named as (
    select distinct organisation, wave
    from import_named
)

select
    named.organisation, named.wave, assessments.framework_id, frameworks.version, assessments.framework_hash,
    assessments.self_assessment, assessments.attributed, assessments.invited
from named
inner join organisations on organisations.name = named.organisation
inner join assessments on assessments.organisation_id = organisations.id and assessments.wave = named.wave
inner join frameworks on frameworks.hash = assessments.framework_hash
order by named.organisation, named.wave, assessments.id
