-- one import that stored something, in figures
insert into imports (
    id, file_name, sha256, source, people, tool, form, encoding, framework_hash, framework_id, framework_version,
    framework_added, attributed, rows_read, answers_stored, answers_replaced, rows_skipped, new_organisations, new_waves,
    new_respondents, waves, imported_by, imported_at
)
values (
    $id, $file_name, $digest, $source, $people, $tool, $form, $encoding, $framework_hash, $framework_id,
    $framework_version, $framework_added, $attributed, $rows_read, $answers_stored, $answers_replaced, $rows_skipped,
    $new_organisations, $new_waves, $new_respondents, $waves, $imported_by, $now
)
