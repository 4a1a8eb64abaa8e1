-- one scenario: its name
update scenarios
set name = $name
where id = $id
