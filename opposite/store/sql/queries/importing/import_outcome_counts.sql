-- one row a profile, question, group and outcome, with the number of answers
select profile, question_id, group_id, outcome, count(*)
from import_outcomes
group by profile, question_id, group_id, outcome
order by profile, question_id, group_id, outcome
