-- temporary: one row a question that is not applicable in an assessment (scoring.md, rule 4)
create or replace temp table gone as
select assessment_id, question
from question_figures
where scored and not applicable
