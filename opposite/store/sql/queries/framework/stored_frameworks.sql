-- one row a framework version, latest first within an id
select hash, id, version, title
from frameworks
order by id, added_at desc, hash
