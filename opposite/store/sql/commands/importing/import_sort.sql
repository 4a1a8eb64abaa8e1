-- temporary: the rows of the file anew, those of one assessment and in it of one person together
create or replace temp table import_rows as
select
    import_rows.row, import_rows.person, import_rows.question, import_rows.said, import_rows.note,
    import_rows.answered_at
from import_rows
inner join import_placed on import_placed.person = import_rows.person
order by import_placed.assessment_id, import_placed.respondent_id, import_rows.question
