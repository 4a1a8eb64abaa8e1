-- temporary: one row an assessment whose scores are told, and its place among them
create or replace temp table chosen as
with given as (
    select
        unnest($assessment_ids::bigint[]) as assessment_id,
        unnest(range(len($assessment_ids))) as place
)

select given.assessment_id, given.place, organisations.name as organisation, assessments.wave
from given
inner join assessments on assessments.id = given.assessment_id
inner join organisations on organisations.id = assessments.organisation_id
