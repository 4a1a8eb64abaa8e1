-- one row an assessment of these organisations with this framework, or of all: those with this wave's label, each
-- organisation's latest, or every one; the latest active first
select assessments.id
from assessments
inner join organisations on organisations.id = assessments.organisation_id
where ($organisations is null or organisations.name in (select unnest($organisations::varchar[])))
    and ($framework is null or assessments.framework_id = $framework)
    and ($wave is null or assessments.wave = $wave)
qualify not $latest or row_number() over (
    partition by assessments.organisation_id
    order by assessments.wave_date desc, assessments.wave_order desc, assessments.id desc
) = 1
order by assessments.last_activity desc, assessments.id desc
