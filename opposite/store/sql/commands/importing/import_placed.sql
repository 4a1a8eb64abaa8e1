-- temporary: one row a person as named in a batch of the file, with what they are in the store
create or replace temp table import_placed as
select
    import_named.person,
    import_people.assessment_id,
    import_people.profile,
    import_people.respondent_id,
    import_people.group_id,
    import_people.is_new
from import_named
inner join import_people
    on import_people.organisation = import_named.organisation
    and import_people.wave = import_named.wave
    and import_people.respondent = import_named.respondent
