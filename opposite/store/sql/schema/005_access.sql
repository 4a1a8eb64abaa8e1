-- Version 5: who may see what. The owner's key stands as a digest in meta; of what a browser holds, a digest stands here.
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

alter table links add column label varchar;

alter table assessments add column due_on date;

alter table assessments add column grows boolean default false;
