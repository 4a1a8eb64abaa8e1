-- a browser that has signed out
delete from sign_ins where digest = $digest
