-- one row a question and group: what people who count have said to it that waits: levels, ratings of importance, answers
select
    waiting_answers.question_id,
    waiting_answers.group_id,
    count(waiting_answers.level) as levels,
    count(waiting_answers.importance) as ratings,
    count(waiting_answers.state) as answers
from waiting_answers
inner join respondents on respondents.id = waiting_answers.respondent_id
where waiting_answers.assessment_id = $assessment_id and not respondents.waiting
group by waiting_answers.question_id, waiting_answers.group_id
order by waiting_answers.question_id, waiting_answers.group_id
