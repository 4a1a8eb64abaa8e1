-- one row: how many assessments are closed, and a digest of them, each at its revision
select count(*), coalesce(bit_xor(hash((hash(id) >> 2) + revision)), 0)
from assessments
where closed_at is not null
