-- one row: the text of a framework version as it was stored, with its id and version
select document, id, version
from frameworks
where hash = $hash
