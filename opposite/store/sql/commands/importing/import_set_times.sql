-- when the rows of the file were answered, where that is known only after all of them are read
update import_rows
set answered_at = import_file_times.answered_at
from import_file_times
where import_file_times.row = import_rows.row
