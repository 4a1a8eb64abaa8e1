-- one assessment for every wave of the file that is new
insert into assessments (
    id, organisation_id, framework_hash, framework_id, framework_major, wave, wave_order, wave_date, profile,
    self_assessment, attributed, min_group_n, targets, scoring_version, revision, created_at, last_activity, closed_at
)
select
    import_waves.assessment_id, import_waves.organisation_id, $framework_hash, $framework_id, $framework_major,
    import_waves.wave, import_wave_orders.wave_order, import_waves.wave_date, import_waves.profile, false, $attributed,
    $min_group_n, '{}', $scoring_version, 0, $now, $now, $closed_at
from import_waves
inner join import_wave_orders on import_wave_orders.wave = import_waves.wave
where import_waves.is_new
order by import_waves.first_row
