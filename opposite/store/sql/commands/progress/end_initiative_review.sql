-- a review of an initiative that is corrected or removed: it stays, and counts no longer
update initiative_reviews
set ended_at = $now
where id = $id and organisation_id = $organisation_id and framework_id = $framework_id
    and initiative_id = $initiative_id and ended_at is null
returning id
