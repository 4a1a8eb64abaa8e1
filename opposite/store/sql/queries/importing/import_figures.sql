-- one row: what there is in the file, and how much of it is new
select
    (select count(*) from import_rows),
    (select count(*) from import_organisations),
    (select count(*) from import_organisations where is_new),
    (select count(*) from import_waves),
    (select count(*) from import_waves where is_new),
    (select count(*) from import_people),
    (select count(*) from import_people where is_new)
