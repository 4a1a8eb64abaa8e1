-- what was replaced at the very moment of an import, and before it, back into the history
insert into answer_history (
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at,
    replaced_at
)
select
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at,
    replaced_at
from imported_before
where import_id = $import_id and stood = 'replaced'
order by assessment_id, respondent_id, question_id
