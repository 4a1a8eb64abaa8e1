-- temporary: one row a question and group of a wave, apart for people who count and who wait: what they have said that
-- waits and can count: levels, ratings of importance, answers
create or replace temp table counting_cells as
select
    waiting_answers.assessment_id,
    waiting_answers.question_id,
    waiting_answers.group_id,
    counting_people.waiting,
    count(waiting_answers.level) as levels,
    count(waiting_answers.importance) as ratings,
    count(waiting_answers.state) as answers
from waiting_answers
inner join counting_people on counting_people.respondent_id = waiting_answers.respondent_id
where counting_people.moves
group by
    waiting_answers.assessment_id, waiting_answers.question_id, waiting_answers.group_id, counting_people.waiting
order by
    waiting_answers.assessment_id, waiting_answers.question_id, waiting_answers.group_id, counting_people.waiting
