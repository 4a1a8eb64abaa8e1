-- one row an assessment with one of these frameworks, of sample organisations or of real ones
select assessments.id
from assessments
inner join organisations on organisations.id = assessments.organisation_id
where assessments.framework_hash in (select unnest($frameworks::varchar[])) and organisations.sample = $sample
order by assessments.id
