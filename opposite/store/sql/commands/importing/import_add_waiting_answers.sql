-- the answers of the file that are new or replace others, of people who wait or whose figures may have been seen
insert into waiting_answers (
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at
)
select
    import_outcomes.assessment_id, import_outcomes.group_id, import_outcomes.respondent_id,
    import_outcomes.question_id, import_outcomes.state, import_outcomes.level, import_outcomes.importance,
    import_outcomes.evidence, import_outcomes.note, import_outcomes.reason, import_outcomes.answered_at
from import_outcomes
inner join respondents on respondents.id = import_outcomes.respondent_id
inner join assessments on assessments.id = import_outcomes.assessment_id
inner join import_waves on import_waves.assessment_id = import_outcomes.assessment_id
where import_outcomes.outcome in ('new', 'replaced')
    and (respondents.waiting or not (import_waves.is_new or assessments.attributed))
order by
    import_outcomes.assessment_id, import_outcomes.group_id, import_outcomes.respondent_id,
    import_outcomes.question_id
