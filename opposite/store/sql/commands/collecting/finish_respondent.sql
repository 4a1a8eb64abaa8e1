-- one respondent: said to be done, themselves
update respondents
set finished_at = $now, taken = false
where id = $respondent_id and (finished_at is null or taken)
