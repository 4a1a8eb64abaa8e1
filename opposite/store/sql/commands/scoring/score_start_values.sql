-- temporary: one row a question's score of an assessment, or its target of a pattern (owner: less than 0); nodes are added
create or replace temp table item_values as
select assessment_id as owner, question as item, score as value
from question_figures
where score is not null
union all
select -pattern, question, target
from shares
where item = question and target is not null
