-- one row: an import, with how many waves it made or changed and of how many the record is there
select
    imports.file_name, imports.imported_at, imports.undone_at, imports.waves, count(imported_waves.import_id)
from imports
left join imported_waves on imported_waves.import_id = imports.id
where imports.id = $import_id
group by all
