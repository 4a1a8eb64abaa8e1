-- one row a framework and what refers to it in an answer, a person's group, an invitation or a workshop's decision: how
-- often, and the organisation and wave of the earliest; whether the framework takes it is judged by whoever reads it
with decisions as (
    select assessment_id, question_id, level
    from consensus
    qualify row_number() over (partition by assessment_id, question_id order by recorded_at desc, id desc) = 1
),

said as (
    select 'answer' as kind, assessment_id, question_id as name, level, importance, evidence
    from answers
    union all by name
    select 'answer' as kind, assessment_id, question_id as name, level, importance, evidence
    from waiting_answers
    union all by name
    select 'group' as kind, assessment_id, group_id as name
    from answers
    union all by name
    select 'group' as kind, assessment_id, group_id as name
    from waiting_answers
    union all by name
    select 'group' as kind, assessment_id, group_id as name
    from respondents
    union all by name
    select 'invitation' as kind, assessment_id, group_id as name
    from invitations
    union all by name
    select 'decision' as kind, assessment_id, question_id as name, level
    from decisions
    where level is not null
)

select
    assessments.framework_hash, said.kind, said.name, said.level, said.importance, said.evidence, count(*) as uses,
    min_by(organisations.name, assessments.id) as organisation, min_by(assessments.wave, assessments.id) as wave
from said
inner join assessments on assessments.id = said.assessment_id
left join organisations on organisations.id = assessments.organisation_id
group by assessments.framework_hash, said.kind, said.name, said.level, said.importance, said.evidence
order by assessments.framework_hash, said.kind, said.name, said.level, said.importance, said.evidence
