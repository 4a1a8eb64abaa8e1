-- one row, the digest of the owner's key, where there is one
select value from meta where key = 'owner_key'
