-- one row an initiative of an organisation's framework that has a status: how it stands now
select initiative_id, status, owner, start_date, finish_date, baseline, target, agreed_in, updated_at
from initiative_progress
where organisation_id = $organisation_id and framework_id = $framework_id
order by initiative_id
