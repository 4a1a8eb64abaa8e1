-- one row an organisation of one of these names that has an assessment
select organisations.name
from organisations
where organisations.name in (select unnest($names::varchar[]))
    and organisations.id in (select organisation_id from assessments)
order by organisations.name
