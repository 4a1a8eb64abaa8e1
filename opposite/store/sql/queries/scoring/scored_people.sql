-- one row a group of these assessments: how many of its people count, how many said anything that counts, and their batches
with heard as (
    select distinct answers.assessment_id, answers.respondent_id
    from answers
    inner join outline_cells
        on outline_cells.question_id = answers.question_id and outline_cells.group_id = answers.group_id
    where answers.assessment_id in (select unnest($assessment_ids::bigint[])) and answers.state is not null
)

select
    respondents.assessment_id,
    respondents.group_id,
    count(*) as people,
    count(heard.respondent_id) as heard,
    min(respondents.batch) filter (heard.respondent_id is not null) as first_batch,
    max(respondents.batch) filter (heard.respondent_id is not null) as last_batch
from respondents
left join heard
    on heard.assessment_id = respondents.assessment_id and heard.respondent_id = respondents.id
where respondents.assessment_id in (select unnest($assessment_ids::bigint[])) and not respondents.waiting
group by respondents.assessment_id, respondents.group_id
order by respondents.assessment_id, respondents.group_id
