-- one row: how many assessments there are
select count(*)
from assessments
where ($organisations is null or list_contains($organisations::bigint[], organisation_id))
    and ($assessment is null or id = $assessment)
    and organisation_id not in (select id from organisations where archived_at is not null)
