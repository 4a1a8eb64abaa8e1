-- Version 9: what a consultant keeps of an organisation beside its sector and tags. people is how many work there, and size
-- the class of that number; one that is archived stands in no list and picker until it is taken back.
alter table organisations add column people bigint;

alter table organisations add column country varchar;

alter table organisations add column note varchar;

alter table organisations add column archived_at timestamp;
