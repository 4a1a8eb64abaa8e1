-- one row a level that counts in an assessment, as it was given, with its time
select answers.respondent_id, answers.question_id, answers.level, answers.answered_at
from answers
inner join respondents on respondents.id = answers.respondent_id
where answers.assessment_id = $assessment_id and answers.level is not null and not respondents.waiting
order by answers.respondent_id, answers.question_id
