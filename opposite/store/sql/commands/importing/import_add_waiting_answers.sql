-- the answers of some people of the file that are new or replace others, of people who wait or whose figures may have been seen
insert into waiting_answers (
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at
)
select
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason,
    coalesce(answered_at, $now)
from import_outcomes
where person >= $first_person and person < $beyond_person
    and respondent_id >= $first and respondent_id < $beyond
    and outcome in ('new', 'replaced')
    and person in (select person from import_counting_people where not counts)
