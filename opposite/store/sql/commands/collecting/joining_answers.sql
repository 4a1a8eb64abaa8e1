-- temporary: one row a waiting answer that counts now, of a person who counts by now
create or replace temp table joining_answers as
select waiting_answers.assessment_id, waiting_answers.respondent_id, waiting_answers.question_id
from waiting_answers
inner join joining_cells
    on joining_cells.assessment_id = waiting_answers.assessment_id
    and joining_cells.question_id = waiting_answers.question_id
    and joining_cells.group_id = waiting_answers.group_id
inner join counting_people on counting_people.respondent_id = waiting_answers.respondent_id
inner join respondents on respondents.id = waiting_answers.respondent_id
where counting_people.moves and not respondents.waiting
