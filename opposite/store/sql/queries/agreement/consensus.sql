-- one row a question of an assessment that a workshop has decided on: the latest decision
select question_id, level, decided_on, decided_by, note, recorded_at
from consensus
where assessment_id = $assessment_id
qualify row_number() over (partition by question_id order by recorded_at desc, id desc) = 1
order by question_id
