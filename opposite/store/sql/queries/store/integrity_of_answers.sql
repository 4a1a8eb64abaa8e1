-- one row a rule that respondents, answers or replaced answers break: its name, how many rows break it, the
-- organisation and wave of the earliest; every answer is read
with said as (
    select assessment_id, group_id, respondent_id, question_id, state, level, true as counts
    from answers
    union all
    select assessment_id, group_id, respondent_id, question_id, state, level, false
    from waiting_answers
),

placed as (
    select
        said.assessment_id,
        respondents.id is null and said.counts as alone,
        respondents.id is null and not said.counts as alone_waiting,
        respondents.assessment_id <> said.assessment_id as elsewhere,
        respondents.group_id <> said.group_id as of_another_group,
        coalesce(said.state not in ('level', 'dont_know', 'not_applicable'), false) as unknown,
        said.state is not distinct from 'level' and (said.level is null or isnan(said.level)) as missing,
        said.state is distinct from 'level' and said.level is not null as unexpected
    from said
    left join respondents on respondents.id = said.respondent_id
),

broken as (
    select 'respondent without assessment' as fault, null::bigint as assessment_id
    from respondents
    where assessment_id not in (select id from assessments)

    union all
    select
        unnest(list_filter([
            case when alone then 'answer without respondent' end,
            case when alone_waiting then 'waiting answer without respondent' end,
            case when elsewhere then 'answer in another assessment' end,
            case when of_another_group then 'answer in another group' end,
            case when unknown then 'state unknown' end,
            case when missing then 'level missing' end,
            case when unexpected then 'level unexpected' end
        ], lambda fault: fault is not null)),
        assessment_id
    from placed
    where alone or alone_waiting or elsewhere or of_another_group or unknown or missing or unexpected

    union all
    select case when counts then 'answer twice' else 'waiting answer twice' end, min(assessment_id)
    from said
    group by respondent_id, question_id, counts  -- what corrects an answer waits beside it
    having count(*) > 1

    union all
    select 'person waiting counts', assessment_id
    from respondents
    where waiting and id in (select respondent_id from answers)

    union all
    select 'history without respondent', assessment_id
    from answer_history
    where respondent_id not in (select id from respondents)

    union all
    select 'history ahead', answer_history.assessment_id
    from answer_history
    inner join assessments on assessments.id = answer_history.assessment_id
    where answer_history.replaced_at > assessments.last_activity
)

select
    broken.fault, count(*) as broken_rows, min_by(organisations.name, assessments.id) as organisation,
    min_by(assessments.wave, assessments.id) as wave
from broken
left join assessments on assessments.id = broken.assessment_id
left join organisations on organisations.id = assessments.organisation_id
group by broken.fault
order by broken.fault
