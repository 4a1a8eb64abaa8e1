-- the digest of the owner's key, in place of an earlier one
insert or replace into meta (key, value) values ('owner_key', $digest)
