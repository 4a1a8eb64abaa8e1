-- temporary: nothing yet; one row a node of an assessment is added depth by depth, deepest first
create or replace temp table node_figures (
    assessment_id bigint, outline bigint, node varchar, score double, target double
)
