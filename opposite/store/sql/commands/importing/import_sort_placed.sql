-- temporary: one row a person of the file by their new number, with what they are in the store
create or replace temp table import_placed as
select distinct
    import_numbers.number::uinteger as person,
    import_placed.assessment_id,
    import_placed.profile,
    import_placed.respondent_id,
    import_placed.group_id,
    import_placed.is_new
from import_placed
inner join import_numbers on import_numbers.person = import_placed.person
order by person
