-- temporary: one row a person of some waves who counts, or who waits, has said something and can begin to count;
-- `moves` is whether what they say that waits can count: not of those who can go on since their wave was closed
create or replace temp table counting_people as
with speaking as (
    select distinct respondent_id
    from waiting_answers
    where assessment_id in (select unnest($assessment_ids::bigint[])) and state is not null
)

select
    respondents.id as respondent_id, respondents.assessment_id, respondents.group_id, respondents.batch,
    respondents.waiting, respondents.waiting or $all or not respondents.taken as moves
from respondents
left join speaking on speaking.respondent_id = respondents.id
where respondents.assessment_id in (select unnest($assessment_ids::bigint[]))
    and (
        not respondents.waiting
        or (speaking.respondent_id is not null and ($all or respondents.finished_at is not null))
    )
order by respondents.assessment_id
