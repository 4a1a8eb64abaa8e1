-- one row a respondent of an assessment: their group, whether they handed in and count, and how many answers they gave
with given as (
    select respondent_id, question_id, state from answers where assessment_id = $assessment_id
    union all
    select respondent_id, question_id, state from waiting_answers where assessment_id = $assessment_id
)

select
    respondents.id,
    respondents.group_id,
    respondents.finished_at is not null as handed_in,
    not respondents.waiting as counts,
    count(given.question_id) filter (given.state is not null) as answered
from respondents
left join given on given.respondent_id = respondents.id
where respondents.assessment_id = $assessment_id
group by respondents.id, respondents.group_id, respondents.finished_at, respondents.waiting
order by respondents.id
