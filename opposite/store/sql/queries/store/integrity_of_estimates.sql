-- one row an estimate of an initiative in force: its framework, initiative, values and organisation
with ranked as (
    select *, row_number() over (partition by organisation_id, framework_id, initiative_id order by id desc) as place
    from initiative_estimates
)

select
    ranked.framework_id, ranked.initiative_id, ranked.owner, ranked.effort_days, ranked.weeks_low, ranked.weeks_likely,
    ranked.weeks_high, ranked.cost_low, ranked.cost_likely, ranked.cost_high, ranked.confidence,
    organisations.name as organisation
from ranked
join organisations on organisations.id = ranked.organisation_id
where ranked.place = 1
order by ranked.id
