-- one row an organisation that has a wave and is archived, or is not, the latest active first
with latest as (
    select organisation_id, max(last_activity) as last_activity
    from assessments
    where ($organisations is null or list_contains($organisations::bigint[], organisation_id))
        and ($assessment is null or id = $assessment)
        and $archived = (organisation_id in (select id from organisations where archived_at is not null))
    group by organisation_id
    order by last_activity desc, organisation_id desc
    limit $most
)

select organisations.id, organisations.name
from latest
inner join organisations on organisations.id = latest.organisation_id
order by latest.last_activity desc, latest.organisation_id desc
