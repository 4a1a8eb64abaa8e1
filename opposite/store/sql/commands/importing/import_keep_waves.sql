-- one row a wave that the import made or changed: as it was before, and as it is left
insert into imported_waves (
    import_id, assessment_id, organisation_id, of_organisation, organisation, made, made_organisation, wave, wave_date,
    closed_at, targets, targets_set, revision, people, people_print, answers, answers_print, date_before, revision_before,
    activity_before
)
select
    $import_id, assessments.id, assessments.organisation_id, assessments.organisation_id, import_organisations.organisation,
    import_waves.is_new, import_organisations.is_new, assessments.wave, assessments.wave_date, assessments.closed_at,
    assessments.targets, wave_prints.targets_set, assessments.revision, wave_prints.people, wave_prints.people_print,
    wave_prints.answers, wave_prints.answers_print, import_waves_before.wave_date, import_waves_before.revision,
    import_waves_before.last_activity
from wave_prints
inner join assessments on assessments.id = wave_prints.assessment_id
inner join import_waves on import_waves.assessment_id = assessments.id
inner join import_organisations on import_organisations.organisation_id = import_waves.organisation_id
left join import_waves_before on import_waves_before.assessment_id = assessments.id
order by assessments.id
