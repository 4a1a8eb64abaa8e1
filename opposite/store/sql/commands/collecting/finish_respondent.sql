-- one respondent: said to be done
update respondents
set finished_at = $now
where id = $respondent_id and finished_at is null
