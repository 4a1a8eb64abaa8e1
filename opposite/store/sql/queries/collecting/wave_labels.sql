-- one row a label of waves of these organisations with this framework, or of all
select distinct assessments.wave
from assessments
inner join organisations on organisations.id = assessments.organisation_id
where ($organisations is null or organisations.name in (select unnest($organisations::varchar[])))
    and ($framework is null or assessments.framework_id = $framework)
order by assessments.wave
