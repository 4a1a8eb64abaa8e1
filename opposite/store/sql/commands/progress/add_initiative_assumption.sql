-- one assumption of an initiative, in place of another one where replaces names it
insert into initiative_assumptions (
    id, organisation_id, framework_id, initiative_id, statement, test, test_on, result, note, recorded_at, replaces
)
values (
    $id, $organisation_id, $framework_id, $initiative_id, $statement, $test, $test_on, $result, $note, $now, $replaces
)
