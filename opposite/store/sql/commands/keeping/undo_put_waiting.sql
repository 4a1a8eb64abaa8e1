-- the answers that stood where an import put or moved one, back into waiting_answers
insert into waiting_answers (
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at
)
select
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at
from imported_before
where import_id = $import_id and stood = 'waiting'
order by assessment_id, respondent_id, question_id
