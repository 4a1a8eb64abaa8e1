-- one reading of an initiative, in place of another one where replaces names it
insert into initiative_readings (
    id, organisation_id, framework_id, initiative_id, read_on, value, note, recorded_at, replaces
)
values (
    $id, $organisation_id, $framework_id, $initiative_id, $read_on, $value, $note, $now, $replaces
)
