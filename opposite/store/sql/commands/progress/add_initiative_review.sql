-- one review of an initiative, in place of another one where replaces names it
insert into initiative_reviews (
    id, organisation_id, framework_id, initiative_id, held_on, decision, note, recorded_at, replaces
)
values (
    $id, $organisation_id, $framework_id, $initiative_id, $held_on, $decision, $note, $now, $replaces
)
