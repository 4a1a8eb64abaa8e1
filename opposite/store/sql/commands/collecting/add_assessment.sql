-- one assessment
insert into assessments (
    id, organisation_id, framework_hash, framework_id, framework_major, wave, wave_order, wave_date, profile, self_assessment,
    attributed, invited, min_group_n, targets, scoring_version, revision, created_at, last_activity, closed_at
)
values (
    $id, $organisation_id, $framework_hash, $framework_id, $framework_major, $wave, $wave_order, $wave_date, $profile,
    $self_assessment, $attributed, $invited, $min_group_n, $targets, $scoring_version, 0, $now, $now, $closed_at
)
