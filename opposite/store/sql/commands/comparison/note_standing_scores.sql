-- one row a node of an organisation found to count otherwise, where its score is another than was noted last
insert into standing_scores (
    number, of_organisation, framework_id, framework_major, sample, of_assessment, node_id, score, scored, emptied
)
with before as (
    select standing_scores.*
    from standing_scores
    semi join moved_standings using (of_organisation, framework_id, framework_major)
    qualify row_number() over (
        partition by of_organisation, framework_id, framework_major, node_id
        order by number desc
    ) = 1
),

now as (
    select moved_standings.*, scores.node_id, scores.score
    from moved_standings
    inner join scores
        on scores.assessment_id = moved_standings.of_assessment
        and scores.revision = moved_standings.revision
    where scores.scoring_version = $scoring_version and scores.score is not null
)

select
    $number,
    coalesce(now.of_organisation, before.of_organisation) as of_organisation,
    coalesce(now.framework_id, before.framework_id),
    coalesce(now.framework_major, before.framework_major),
    coalesce(now.sample, before.sample),
    now.of_assessment,
    coalesce(now.node_id, before.node_id) as node_id,
    now.score,
    now.score is not null,
    null
from now
full join before
    on before.of_organisation = now.of_organisation
    and before.framework_id = now.framework_id
    and before.framework_major = now.framework_major
    and before.node_id = now.node_id
where before.node_id is null
    or before.scored != (now.score is not null)
    or (now.score is not null and (before.score is null or abs(now.score - before.score) > 1e-9))
order by node_id, of_organisation
