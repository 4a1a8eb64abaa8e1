-- one row an answer of a batch of the file
insert into import_rows
select row, person, question, said, note, answered_at
from import_batch_answers
