-- one row: the text of a framework version as it was stored
select document
from frameworks
where hash = $hash
