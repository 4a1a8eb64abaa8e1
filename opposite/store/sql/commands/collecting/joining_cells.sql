-- temporary: one row a question and group of a wave of which all that waits begins to count
create or replace temp table joining_cells (assessment_id bigint, question_id varchar, group_id varchar)
