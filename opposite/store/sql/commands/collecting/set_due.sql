-- the day on which answers of an assessment are due, and whether its groups may grow beyond those invited
update assessments set due_on = $due_on, grows = $grows where id = $assessment_id
