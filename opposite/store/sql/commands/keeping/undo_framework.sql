-- the framework that an import brought along, unless waves use it; also where another one brought it, that was undone since
delete from frameworks
where hash not in (select framework_hash from assessments)
    and hash in (
        select brought.framework_hash
        from imports as undone
        inner join imports as brought on brought.framework_hash = undone.framework_hash and brought.framework_added
        where undone.id = $import_id
            and (brought.id = undone.id or (brought.id < undone.id and brought.undone_at >= undone.imported_at))
    )
