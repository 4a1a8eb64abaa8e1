-- one row an initiative of the plan that an organisation agreed on last, by start
with ranked as (
    select *, dense_rank() over (order by plan desc) as place
    from agreed_plans
    where organisation_id = $organisation_id and framework_id = $framework_id
)

select initiative_id, start_date, finish_date, agreed_at
from ranked
where place = 1
order by start_date, initiative_id
