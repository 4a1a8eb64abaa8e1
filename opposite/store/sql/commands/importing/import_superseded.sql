-- temporary: one row an answer of the file that another row, later in time, replaces
create or replace temp table import_superseded as
with repeating as (
    select distinct import_placed.respondent_id
    from import_rows
    inner join import_placed on import_placed.person = import_rows.person
    group by import_placed.respondent_id, import_rows.question // 60
    having count(*) <> bit_count(bit_or(1::bigint << (import_rows.question % 60)::integer))
),

placed as (
    select import_placed.respondent_id, import_rows.question, import_rows.row, import_rows.answered_at
    from import_rows
    inner join import_placed on import_placed.person = import_rows.person
    semi join repeating on repeating.respondent_id = import_placed.respondent_id
),

latest as (
    select
        respondent_id,
        question,
        case
            when count(answered_at) = count(*) then arg_max(row, {'answered_at': answered_at, 'row': row})
            else max(row)
        end as row
    from placed
    group by respondent_id, question
)

select placed.row, placed.question
from placed
inner join latest on latest.respondent_id = placed.respondent_id and latest.question = placed.question
where latest.row <> placed.row
