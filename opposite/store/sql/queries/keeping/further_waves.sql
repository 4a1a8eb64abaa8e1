-- one row a wave of an organisation that an import made, which it did not make itself
select organisations.name, assessments.wave
from assessments
inner join organisations on organisations.id = assessments.organisation_id
where assessments.organisation_id in (
    select of_organisation from imported_waves where import_id = $import_id and made_organisation
)
and assessments.id not in (select assessment_id from imported_waves where import_id = $import_id)
order by organisations.name, assessments.wave_order, assessments.id
