-- of initiatives on which two organisations that become one have both decided: the earlier state, in the history
insert into initiative_progress_history (
    organisation_id, framework_id, initiative_id, status, owner, start_date, finish_date, baseline, target, agreed_in,
    updated_at, replaced_at
)
select
    older.organisation_id, older.framework_id, older.initiative_id, older.status, older.owner, older.start_date,
    older.finish_date, older.baseline, older.target, older.agreed_in, older.updated_at, $now
from initiative_progress as older
inner join initiative_progress as newer
    on newer.framework_id = older.framework_id
    and newer.initiative_id = older.initiative_id
    and newer.organisation_id <> older.organisation_id
    and (
        newer.updated_at > older.updated_at
        or (newer.updated_at = older.updated_at and newer.organisation_id = $into_id)
    )
where older.organisation_id in ($organisation_id, $into_id) and newer.organisation_id in ($organisation_id, $into_id)
order by older.framework_id, older.initiative_id
