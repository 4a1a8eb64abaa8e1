-- one row: an id that was never used
select nextval('ids')
