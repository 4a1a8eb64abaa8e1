-- one row: that the file holds traces of what was erased, until it is written anew
update log_state
set traces = true;
