-- one row an assumption of an initiative, corrected and removed ones included, by the date of its test
select initiative_id, id, statement, test, test_on, result, note, recorded_at, ended_at
from initiative_assumptions
where organisation_id = $organisation_id and framework_id = $framework_id
order by test_on nulls last, id
