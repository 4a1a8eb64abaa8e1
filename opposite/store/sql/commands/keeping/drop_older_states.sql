-- of initiatives on which two organisations that become one have both decided: the earlier state goes
delete from initiative_progress as older
where older.organisation_id in ($organisation_id, $into_id)
    and exists (
        select 1
        from initiative_progress as newer
        where newer.organisation_id in ($organisation_id, $into_id)
            and newer.framework_id = older.framework_id
            and newer.initiative_id = older.initiative_id
            and newer.organisation_id <> older.organisation_id
            and (
                newer.updated_at > older.updated_at
                or (newer.updated_at = older.updated_at and newer.organisation_id = $into_id)
            )
    )
