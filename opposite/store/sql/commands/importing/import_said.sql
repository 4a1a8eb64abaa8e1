-- temporary: one row a thing that answers of the file say, beside their notes
create or replace temp table import_said as
select said, state, level, importance, evidence
from import_file_said
