-- browsers that have not come back in time
delete from sign_ins where expires_at <= $now
