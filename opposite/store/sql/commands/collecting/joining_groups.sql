-- temporary: one row a group of a wave whose waiting people begin to count, with the number of their batch
create or replace temp table joining_groups (assessment_id bigint, group_id varchar, batch integer)
