-- how many people of a group are invited to an assessment
insert into invitations (assessment_id, group_id, people, updated_at)
values ($assessment_id, $group_id, $people, $now)
