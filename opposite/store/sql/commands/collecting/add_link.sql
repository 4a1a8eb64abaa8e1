-- one link that lets its holder answer; the token itself is never stored
insert into links (token_hash, assessment_id, group_id, respondent_id, for_one, created_at, expires_at)
values ($token_hash, $assessment_id, $group_id, $respondent_id, $for_one, $now, $expires_at)
