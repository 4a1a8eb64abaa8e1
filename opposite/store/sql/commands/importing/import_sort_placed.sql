-- temporary: one row a person of the file by their number, with what they are in the store
create or replace temp table import_placed as
select distinct
    import_numbers.number::uinteger as person,
    import_people.assessment_id,
    import_people.profile,
    import_people.respondent_id,
    import_people.group_id,
    import_people.is_new
from import_people
inner join import_numbers on import_numbers.respondent_id = import_people.respondent_id
order by person
