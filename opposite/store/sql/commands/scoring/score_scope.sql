-- temporary: one row an assessment to score, at the revision at which it was read, with the number of its targets; `fewest`
-- people must stand behind a figure
create or replace temp table scope as
with given as (
    select
        unnest($assessment_ids::bigint[]) as assessment_id,
        unnest($revisions::bigint[]) as revision,
        unnest($fewest::bigint[]) as fewest,
        unnest($aims::bigint[]) as aims
)

select
    assessments.id as assessment_id, given.revision, assessments.attributed, given.fewest, given.aims, 0 as pattern,
    true as is_whole
from given
inner join assessments on assessments.id = given.assessment_id
