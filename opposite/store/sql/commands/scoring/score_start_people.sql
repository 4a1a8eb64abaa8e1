-- temporary: one row a level of a person to an applicable question; nodes above are added depth by depth
create or replace temp table people_figures as
select
    counted.assessment_id, counted.outline, counted.respondent_id, counted.group_id, counted.group_weight,
    counted.question as node, counted.x as score
from counted
inner join question_figures
    on question_figures.assessment_id = counted.assessment_id and question_figures.question = counted.question
where counted.x is not null and question_figures.applicable
