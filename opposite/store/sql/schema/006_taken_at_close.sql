-- Version 6: whose answers count because their wave was closed, not because they handed them in. What they had said by
-- then (by finished_at) stays as it is; if the wave reopens, they can answer what they had not answered.
alter table respondents add column taken boolean default false;
