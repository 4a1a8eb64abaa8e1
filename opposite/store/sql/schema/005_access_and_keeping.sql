-- Version 5: who may see what, whose answers were taken at a close, how long they are kept. The owner's key stands as a
-- digest in meta; of what a browser holds, a digest stands here.
-- An invitation is for one person (it can be begun once) or for a group; the wave says when it is due, and whether a
-- group may grow beyond the people who were invited.
create table access (
    id bigint primary key,
    who varchar not null,
    role varchar not null,
    organisation_id bigint,
    granted_at timestamp not null,
    revoked_at timestamp
);

create table sign_ins (
    digest varchar primary key,
    link_hash varchar,
    respondent_id bigint,
    created_at timestamp not null,
    expires_at timestamp not null
);

alter table links add column for_one boolean default false;

alter table assessments add column due_on date;

alter table assessments add column grows boolean default false;

-- Whose answers count because their wave was closed, not because they handed them in. What they had said by
-- then (by finished_at) stays as it is; if the wave reopens, they can answer what they had not answered.
alter table respondents add column taken boolean default false;

-- When the answers of a wave are to be erased, and whether the file is in use.
-- log_state is set before the first change after a rest and taken back at rest: a file that says it is in use, without
-- its log beside it, may lack changes. traces says that something was erased and the file is still to be written anew.
alter table assessments add column erase_on date;

create table log_state (in_use boolean not null, since timestamp not null, traces boolean not null);

insert into log_state values (false, timestamp '1970-01-01', false);
