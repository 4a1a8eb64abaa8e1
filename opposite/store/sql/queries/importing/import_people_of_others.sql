-- one row a name by which somebody is known in a wave of the file whom another source brought
select distinct known_as
from import_origins
where of_another
