-- the answers that stood where an import put or moved one, back into answers
insert into answers (
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at
)
select
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at
from imported_before
where import_id = $import_id and stood = 'counting'
order by assessment_id, respondent_id, question_id
