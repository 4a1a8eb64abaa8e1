-- the imports of which nothing is there any more, since all that they put anything in was erased
delete from imports
where id not in (select import_id from imported_waves)
