-- one organisation: the month, 1 to 12, in which its fiscal year starts
update organisations
set fiscal_year_start = $month
where id = $organisation_id
