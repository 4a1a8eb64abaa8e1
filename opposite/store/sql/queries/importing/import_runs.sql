-- one row: how often the people of the file go on to another assessment, the first one counted; and how often one who is in
-- the store stands before another who came there earlier
with following as (
    select
        assessment_id,
        lag(assessment_id) over (order by person) as assessment_before,
        case when not is_new then respondent_id end as known,
        max(case when not is_new then respondent_id end) over (
            order by person rows between unbounded preceding and 1 preceding
        ) as known_before
    from import_placed
)

select
    count(*) filter (assessment_before is distinct from assessment_id) as assessments,
    count(*) filter (known < known_before) as earlier
from following
