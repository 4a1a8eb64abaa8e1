-- one import that was undone: when, and by whom
update imports
set undone_by = $undone_by, undone_at = $now
where id = $import_id
