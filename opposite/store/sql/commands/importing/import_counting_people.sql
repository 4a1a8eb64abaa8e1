-- temporary: one row a person as named in a batch of the file; `counts` is whether what they say in it counts at once
create or replace temp table import_counting_people as
select
    import_placed.person,
    not respondents.waiting and (import_waves.is_new or assessments.attributed) as counts
from import_placed
inner join respondents on respondents.id = import_placed.respondent_id
inner join assessments on assessments.id = import_placed.assessment_id
inner join import_waves on import_waves.assessment_id = import_placed.assessment_id
