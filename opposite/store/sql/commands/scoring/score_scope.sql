-- temporary: one row an assessment to score, at the revision at which it was read, with the number of its targets; `fewest`
-- people must stand behind a figure
create or replace temp table scope as
with given as (
    select unnest(from_json($scope, '[{
        "assessment_id": "BIGINT", "revision": "BIGINT", "fewest": "BIGINT", "aims": "BIGINT"
    }]'), recursive := true)
)

select
    assessments.id as assessment_id, given.revision, assessments.attributed, given.fewest, given.aims, 0 as pattern,
    true as is_whole
from given
inner join assessments on assessments.id = given.assessment_id
