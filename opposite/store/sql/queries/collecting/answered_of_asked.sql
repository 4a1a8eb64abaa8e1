-- one row a group of an assessment whose people answered anything that it is asked (`groups` and `questions`, side by side):
-- how many such answers they gave
with asked as (
    select unnest($groups::varchar[]) as group_id, unnest($questions::varchar[]) as question_id
),

given as (
    select respondent_id, question_id, state from answers where assessment_id = $assessment_id
    union all
    select respondent_id, question_id, state from waiting_answers where assessment_id = $assessment_id
)

select respondents.group_id, count(*) as answered
from respondents
inner join given on given.respondent_id = respondents.id and given.state is not null
inner join asked on asked.group_id = respondents.group_id and asked.question_id = given.question_id
where respondents.assessment_id = $assessment_id
group by respondents.group_id
order by respondents.group_id
