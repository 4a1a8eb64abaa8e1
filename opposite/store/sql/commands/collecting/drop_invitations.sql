-- how many people of each group are invited to an assessment: forgotten, to be written anew
delete from invitations
where assessment_id = $assessment_id
