-- one current state; the caller has removed the one it replaces in the same transaction
insert into initiative_progress (
    organisation_id, framework_id, initiative_id, status, owner, start_date, finish_date, baseline, target, agreed_in,
    updated_at
)
values (
    $organisation_id, $framework_id, $initiative_id, $status, $owner, $start_date, $finish_date, $baseline, $target,
    $agreed_in, $now
)
