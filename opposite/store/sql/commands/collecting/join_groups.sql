-- the people of some groups who wait and have said something: they count from now on, as one batch, and can change
-- nothing more
update respondents
set waiting = false, batch = $batch, taken = finished_at is null, finished_at = coalesce(finished_at, $now)
where assessment_id = $assessment_id
    and waiting
    and list_contains($groups, group_id)
    and ($all or finished_at is not null)
    and id in (
        select respondent_id from waiting_answers where assessment_id = $assessment_id and state is not null
    )
