-- one row a wave that an import made or changed: what it left, and what of it is otherwise now
select
    imported_waves.assessment_id,
    imported_waves.of_organisation,
    imported_waves.organisation,
    imported_waves.wave,
    imported_waves.made,
    imported_waves.made_organisation,
    imported_waves.people,
    coalesce(wave_prints.people, 0) as people_now,
    assessments.id is null as is_gone,
    assessments.organisation_id is distinct from imported_waves.of_organisation as is_merged,
    assessments.wave is distinct from imported_waves.wave as is_renamed,
    assessments.wave_date is distinct from imported_waves.wave_date as is_dated,
    assessments.closed_at is distinct from imported_waves.closed_at as is_closed_otherwise,
    wave_prints.people_print is distinct from imported_waves.people_print as has_other_people,
    wave_prints.answers_print is distinct from imported_waves.answers_print as has_other_answers,
    imported_waves.made and (
        assessments.targets is distinct from imported_waves.targets
        or wave_prints.targets_set is distinct from imported_waves.targets_set
    ) as has_other_targets,
    imported_waves.made_organisation and organisations.name is distinct from imported_waves.organisation
    as has_other_name,
    imported_waves.made_organisation and coalesce(
        organisations.sector, organisations.size, organisations.tags, organisations.people::varchar,
        organisations.country, organisations.note, organisations.archived_at::varchar,
        organisations.fiscal_year_start::varchar
    ) is not null as is_described
from imported_waves
left join assessments on assessments.id = imported_waves.assessment_id
left join organisations on organisations.id = imported_waves.of_organisation
left join wave_prints on wave_prints.assessment_id = imported_waves.assessment_id
where imported_waves.import_id = $import_id
order by imported_waves.organisation, imported_waves.wave, imported_waves.assessment_id
