-- one row an initiative on which two organisations have both decided
select one.framework_id, one.initiative_id
from initiative_progress as one
inner join initiative_progress as other
    on other.framework_id = one.framework_id and other.initiative_id = one.initiative_id
where one.organisation_id = $organisation_id and other.organisation_id = $into_id
order by one.framework_id, one.initiative_id
