-- one row an organisation that somebody can see as they are told of others
insert or ignore into standing_readers (who, of_organisation)
select $who, unnest($organisations::bigint [])
