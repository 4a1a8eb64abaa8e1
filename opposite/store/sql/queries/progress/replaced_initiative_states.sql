-- one row a state of an initiative that was replaced, the latest first
select status, owner, start_date, finish_date, baseline, target, agreed_in, updated_at, replaced_at
from initiative_progress_history
where organisation_id = $organisation_id and framework_id = $framework_id and initiative_id = $initiative_id
order by replaced_at desc, updated_at desc
