-- one row: how many organisations there are, and a digest of what others are narrowed by
select count(*), coalesce(bit_xor(hash(id, sector, size, country, sample)), 0)
from organisations
