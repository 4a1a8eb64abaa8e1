-- one row: how many assessments are closed, a digest of them, each at its revision, and one of all waves of the organisation
-- of an assessment
select
    count(*) filter (where closed_at is not null),
    coalesce(bit_xor(hash(id, revision)) filter (where closed_at is not null), 0),
    coalesce(
        bit_xor(hash(id, revision)) filter (
            where organisation_id = (select organisation_id from assessments where id = $assessment_id)
        ), 0
    )
from assessments
