-- one initiative of a plan that was agreed on
insert into agreed_plans (plan, organisation_id, framework_id, initiative_id, start_date, finish_date, agreed_at)
values ($plan, $organisation_id, $framework_id, $initiative_id, $start_date, $finish_date, $now)
