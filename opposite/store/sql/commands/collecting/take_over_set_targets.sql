-- what was said of targets when they were set last in one assessment, once more for another that takes them over
insert into target_history (id, assessment_id, target_of, level, reason, approved_by, due_on, set_by, set_at)
select
    nextval('ids'), $assessment_id, last.target_of, last.level, last.reason, last.approved_by,
    last.due_on, last.set_by, last.set_at
from (
    select
        id, target_of, level, reason, approved_by, due_on, set_by, set_at,
        row_number() over (partition by target_of order by id desc) as back
    from target_history
    where assessment_id = $earlier_id
) as last
where last.back = 1 and last.target_of in (select unnest($kept::varchar[]))
order by last.id
