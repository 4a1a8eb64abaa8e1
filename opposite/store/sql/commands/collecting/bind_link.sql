-- the person who has begun by a link of their own
update links set respondent_id = $respondent_id where token_hash = $token_hash
