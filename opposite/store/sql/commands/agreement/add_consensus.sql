-- what a workshop agreed on for a question; earlier decisions stay, a null level withdraws
insert into consensus (id, assessment_id, question_id, level, decided_on, decided_by, note, recorded_at)
values ($id, $assessment_id, $question_id, $level, $decided_on, $decided_by, $note, $now)
