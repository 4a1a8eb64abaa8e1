-- one row a wave's name of an organisation of the file that gets a new wave, with whether the file brings it anew
with labels as (
    select organisation, wave, is_new
    from import_waves
    union
    select import_organisations.organisation, assessments.wave, false
    from assessments
    inner join import_organisations on import_organisations.organisation_id = assessments.organisation_id
)

select organisation, wave, bool_and(is_new) as is_new
from labels
where organisation in (select organisation from import_waves where is_new)
group by organisation, wave
order by organisation, wave
