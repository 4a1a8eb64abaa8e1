-- one respondent: what they call themselves
update respondents
set label = $label
where id = $id
