-- one target that somebody set; a level that is null takes the framework's default back
insert into target_history (id, assessment_id, target_of, level, reason, approved_by, due_on, set_by, set_at)
values ($id, $assessment_id, $target_of, $level, $reason, $approved_by, $due_on, $set_by, $now)
