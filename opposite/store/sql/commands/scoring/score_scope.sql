-- temporary: one row an assessment to score, with the number of its targets; `fewest` people must stand behind a figure
create or replace temp table scope as
with given as (
    select unnest(from_json($scope, '[{
        "assessment_id": "BIGINT", "fewest": "BIGINT", "aims": "BIGINT"
    }]'), recursive := true)
)

select
    assessments.id as assessment_id, assessments.revision, assessments.attributed, given.fewest, given.aims,
    0 as pattern, true as is_whole
from given
inner join assessments on assessments.id = given.assessment_id
