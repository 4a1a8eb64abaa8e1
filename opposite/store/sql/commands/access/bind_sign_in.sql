-- the person whom a browser has begun as
update sign_ins set respondent_id = $respondent_id where digest = $digest
