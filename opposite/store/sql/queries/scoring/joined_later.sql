-- one row an assessment in scope whose people began to count at different moments
select respondents.assessment_id
from respondents
inner join scope on scope.assessment_id = respondents.assessment_id
where not respondents.waiting
group by respondents.assessment_id
having min(respondents.batch) != max(respondents.batch)
order by respondents.assessment_id
