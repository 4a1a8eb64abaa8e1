-- temporary: one row a question, with its number in the rows of the file
create or replace temp table import_questions as
select question, question_id
from import_file_questions
