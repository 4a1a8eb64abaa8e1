-- one row: the day from which the answers of a wave are to be erased, null where they stay
update assessments
set erase_on = $erase_on
where id = $assessment_id;
