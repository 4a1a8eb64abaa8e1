-- one row a framework, question, level and importance that somebody gave: how many answers, and the organisation and
-- wave of the earliest; whether the framework takes them is judged by whoever reads them
with said as (
    select assessment_id, question_id, level, importance
    from answers
    union all
    select assessment_id, question_id, level, importance
    from waiting_answers
)

select
    assessments.framework_hash, said.question_id, said.level, said.importance, count(*) as answers,
    min_by(organisations.name, assessments.id) as organisation, min_by(assessments.wave, assessments.id) as wave
from said
inner join assessments on assessments.id = said.assessment_id
left join organisations on organisations.id = assessments.organisation_id
group by assessments.framework_hash, said.question_id, said.level, said.importance
order by assessments.framework_hash, said.question_id, said.level, said.importance
