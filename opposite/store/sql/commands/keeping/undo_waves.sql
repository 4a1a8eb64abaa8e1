-- the waves that an import changed, as they were; one that was changed otherwise since goes on to a further revision
update assessments
set
    wave_date = imported_waves.date_before,
    revision = case
        when assessments.revision = imported_waves.revision then imported_waves.revision_before
        else assessments.revision + 1
    end,
    last_activity = case
        when assessments.revision = imported_waves.revision then imported_waves.activity_before
        else assessments.last_activity
    end
from imported_waves
where imported_waves.import_id = $import_id
    and not imported_waves.made
    and imported_waves.assessment_id = assessments.id
