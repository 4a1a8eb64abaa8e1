-- the answers of some people that the file replaces at once, as they were, into the history: attributed and waiting ones
insert into answer_history (
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at,
    replaced_at
)
select
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at, $now
from import_answers_before
where is_replaced
    and respondent_id >= $first and respondent_id < $beyond
    and (
        stood = 'waiting'
        or (stood = 'counting' and assessment_id in (select id from assessments where attributed))
    )
order by assessment_id, respondent_id, question_id
