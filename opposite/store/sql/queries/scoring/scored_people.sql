-- one row a group of a scored assessment: how many of its people count, how many have said anything, and their batches
with heard as (
    select distinct assessment_id, respondent_id
    from counted
    where state is not null
)

select
    respondents.assessment_id,
    respondents.group_id,
    count(*) as people,
    count(heard.respondent_id) as heard,
    min(respondents.batch) filter (heard.respondent_id is not null) as first_batch,
    max(respondents.batch) filter (heard.respondent_id is not null) as last_batch
from respondents
inner join scope on scope.assessment_id = respondents.assessment_id
left join heard
    on heard.assessment_id = respondents.assessment_id and heard.respondent_id = respondents.id
where not respondents.waiting
group by respondents.assessment_id, respondents.group_id
order by respondents.assessment_id, respondents.group_id
