-- one estimate that somebody made; without any value it takes the framework's defaults back
insert into initiative_estimates (
    id, organisation_id, framework_id, initiative_id, owner, effort_days, weeks_low, weeks_likely, weeks_high, cost_low,
    cost_likely, cost_high, confidence, set_by, set_at
)
values (
    $id, $organisation_id, $framework_id, $initiative_id, $owner, $effort_days, $weeks_low, $weeks_likely, $weeks_high,
    $cost_low, $cost_likely, $cost_high, $confidence, $set_by, $now
)
