-- one row an organisation with day rates in force: its currency, rates and name
with ranked as (
    select *, row_number() over (partition by organisation_id order by id desc) as place
    from day_rates
)

select ranked.currency, ranked.rates, organisations.name as organisation
from ranked
join organisations on organisations.id = ranked.organisation_id
where ranked.place = 1 and ranked.currency is not null
order by ranked.id
