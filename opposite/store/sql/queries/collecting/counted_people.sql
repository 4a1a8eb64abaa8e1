-- one row a group and batch of an assessment: people who count and have said something, waiting or not
select respondents.group_id, respondents.batch, count(*) as people
from respondents
where respondents.assessment_id = $assessment_id
    and not respondents.waiting
group by respondents.group_id, respondents.batch
order by respondents.batch, respondents.group_id
