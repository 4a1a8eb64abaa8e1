-- temporary: one row an assessment to score, with the outline it is scored by and its own targets
create or replace temp table scope as
select
    assessments.id as assessment_id,
    assessments.revision,
    assessments.self_assessment,
    chosen.outline
from assessments
inner join unnest(from_json($scope, '[{"assessment_id": "BIGINT", "outline": "BIGINT"}]')) as chosens(chosen)
    on chosens.chosen.assessment_id = assessments.id
