-- temporary: the rows of the file anew, in the order of the numbers of their people
create or replace temp table import_rows as
select
    import_rows.row, import_numbers.number::uinteger as person, import_rows.question, import_rows.said, import_rows.note,
    import_rows.answered_at
from import_rows
inner join import_placed on import_placed.person = import_rows.person
inner join import_numbers on import_numbers.respondent_id = import_placed.respondent_id
order by import_numbers.number, import_rows.question, import_rows.row
