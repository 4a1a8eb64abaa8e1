-- the invitation links of a group of an assessment, those for single people among them: no longer of use
update links
set revoked_at = $now
where assessment_id = $assessment_id and group_id = $group_id and (respondent_id is null or for_one) and revoked_at is null
