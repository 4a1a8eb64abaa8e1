-- one row, the organisation of an assessment, and whether its people answer in confidence
select organisation_id, not attributed as confidential from assessments where id = $assessment_id
