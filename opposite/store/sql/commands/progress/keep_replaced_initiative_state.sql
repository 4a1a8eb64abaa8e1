-- the state of an initiative as it was until now, in the history
insert into initiative_progress_history (
    organisation_id, framework_id, initiative_id, status, owner, start_date, finish_date, baseline, target, agreed_in,
    updated_at, replaced_at
)
select
    organisation_id, framework_id, initiative_id, status, owner, start_date, finish_date, baseline, target, agreed_in,
    updated_at, $now
from initiative_progress
where organisation_id = $organisation_id and framework_id = $framework_id and initiative_id = $initiative_id
