-- Version 7: when the answers of a wave are to be erased, and whether the file is in use.
-- log_state is set before the first change after a rest and taken back at rest: a file that says it is in use, without
-- its log beside it, may lack changes. traces says that something was erased and the file is still to be written anew.
alter table assessments add column erase_on date;

create table log_state (in_use boolean not null, since timestamp not null, traces boolean not null);

insert into log_state values (false, timestamp '1970-01-01', false);
