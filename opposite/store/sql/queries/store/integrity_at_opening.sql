-- one row a rule that waves break so that reading them would fail or mislead: its name, how many rows break it, the
-- organisation and wave of the earliest; run at every opening, so no larger than the number of waves
with broken as (
    select 'assessment without organisation' as fault, id as assessment_id, null::bigint as organisation_id
    from assessments
    where organisation_id not in (select id from organisations)

    union all
    select 'assessment without framework', id, organisation_id
    from assessments
    where framework_hash not in (select hash from frameworks)

    union all
    select 'score ahead', scores.assessment_id, null
    from scores
    inner join assessments on assessments.id = scores.assessment_id
    where scores.node_id = 'root' and scores.revision > assessments.revision
)

select
    broken.fault, count(*) as broken_rows, min_by(organisations.name, assessments.id) as organisation,
    min_by(assessments.wave, assessments.id) as wave
from broken
left join assessments on assessments.id = broken.assessment_id
left join organisations on organisations.id = coalesce(broken.organisation_id, assessments.organisation_id)
group by broken.fault
order by broken.fault
