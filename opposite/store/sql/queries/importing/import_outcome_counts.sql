-- one row a profile, question, group and outcome, with the number of answers of some people
select profile, question_id, group_id, outcome, count(*)
from import_outcomes
where respondent_id >= $first and respondent_id < $beyond and person >= $first_person and person < $beyond_person
group by profile, question_id, group_id, outcome
order by profile, question_id, group_id, outcome
