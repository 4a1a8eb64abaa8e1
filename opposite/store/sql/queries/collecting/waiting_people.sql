-- one row a group of an assessment: people who wait and have said something, all of them or those who handed in
select waiting_answers.group_id, count(distinct waiting_answers.respondent_id) as people
from waiting_answers
inner join respondents on respondents.id = waiting_answers.respondent_id
where waiting_answers.assessment_id = $assessment_id
    and respondents.waiting
    and waiting_answers.state is not null
    and ($all or respondents.finished_at is not null)
group by waiting_answers.group_id
order by waiting_answers.group_id
