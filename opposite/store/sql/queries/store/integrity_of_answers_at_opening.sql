-- one row a rule that answers which count break so that figures mislead: its name and how many answers break it; run at
-- every opening, so answers given twice are counted by a hash of 64 bits, which takes half the time of looking them up, and
-- of more than a million answers, each of which would take as long as its scores do to be read, the doctor alone tells
select 'answer twice' as fault, count(*) - count(distinct xor(hash(respondent_id), hash(question_id))) as broken_rows,
    null as organisation, null as wave
from answers
where (select count(*) from answers) <= 1000000
having broken_rows > 0

union all
select 'answer without respondent', count(*), null, null
from answers
where (select count(*) from answers) <= 1000000 and respondent_id not in (select id from respondents)
having count(*) > 0

order by fault
