-- every browser that came in with the owner's key
delete from sign_ins where link_hash is null
