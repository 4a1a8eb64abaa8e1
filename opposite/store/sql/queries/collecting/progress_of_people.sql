-- one row a respondent of an assessment: their group, whether they are done and count, how many answers they gave, and
-- whether they are done because the wave was closed
with given as (
    select respondent_id, question_id, state from answers where assessment_id = $assessment_id
    union all
    select respondent_id, question_id, state from waiting_answers where assessment_id = $assessment_id
)

select
    respondents.id,
    respondents.group_id,
    respondents.finished_at is not null as done,
    not respondents.waiting as counts,
    count(given.question_id) filter (given.state is not null) as answered,
    respondents.taken
from respondents
left join given on given.respondent_id = respondents.id
where respondents.assessment_id = $assessment_id
group by respondents.id, respondents.group_id, respondents.finished_at, respondents.waiting, respondents.taken
order by respondents.id
