-- one row an initiative of which an organisation ever made an estimate: the latest
with ranked as (
    select *, row_number() over (partition by initiative_id order by id desc) as place
    from initiative_estimates
    where organisation_id = $organisation_id and framework_id = $framework_id
)

select
    initiative_id, owner, effort_days, weeks_low, weeks_likely, weeks_high, cost_low, cost_likely, cost_high, confidence
from ranked
where place = 1
order by initiative_id
