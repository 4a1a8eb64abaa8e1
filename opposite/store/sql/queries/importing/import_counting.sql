-- one row an assessment of the file: people who count, people who wait, and answers that wait of those who count
with waiting as (
    select waiting_answers.assessment_id, count(*) as answers
    from waiting_answers
    inner join respondents on respondents.id = waiting_answers.respondent_id
    where not respondents.waiting
    group by waiting_answers.assessment_id
)

select
    import_waves.assessment_id,
    count(respondents.id) filter (not respondents.waiting) as counting,
    count(respondents.id) filter (respondents.waiting) as people_waiting,
    coalesce(any_value(waiting.answers), 0) as answers_waiting
from import_waves
left join respondents on respondents.assessment_id = import_waves.assessment_id
left join waiting on waiting.assessment_id = import_waves.assessment_id
group by import_waves.assessment_id
order by import_waves.assessment_id
