-- the waiting answers that count now
delete from waiting_answers
where assessment_id = $assessment_id
    and list_contains($cells, question_id || ' ' || group_id)
    and respondent_id in (
        select id from respondents where assessment_id = $assessment_id and not waiting and ($all or not taken)
    )
