-- one row a rule that answers which count break so that figures mislead: its name and how many answers break it; run at
-- an opening, so answers given twice are counted by a bit a question, which takes a third of the time of telling them apart
with numbered as (
    select question_id, row_number() over (order by question_id) - 1 as place
    from (select distinct question_id from answers)
),

given as (
    select
        count(*) as answers,
        bit_count(bit_or(1::hugeint << (place % 120)::integer)) as questions
    from answers
    inner join numbered using (question_id)
    group by respondent_id, place // 120
)

select 'answer twice' as fault, sum(answers - questions)::bigint as broken_rows, null as organisation, null as wave
from given
having broken_rows > 0

union all
select 'answer without respondent', count(*), null, null
from answers
where respondent_id not in (select id from respondents)
having count(*) > 0

order by fault
