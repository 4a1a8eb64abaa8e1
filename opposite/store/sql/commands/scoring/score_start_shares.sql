-- temporary: one row an applicable question of an assessment beneath itself; nodes above are added depth by depth
create or replace temp table shares as
select assessment_id, outline, question as node, question, 1.0::double as share
from question_figures
where applicable
