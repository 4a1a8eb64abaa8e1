-- one row a group that is asked a question, where neither is plain that its score can be shown nor that it cannot (see shown_of_many)
with groups as (
    select
        respondents.assessment_id,
        outline_groups.voice,
        count(*) as people
    from respondents
    inner join outline_groups on outline_groups.group_id = respondents.group_id
    inner join scope on scope.assessment_id = respondents.assessment_id
    where not respondents.waiting and not scope.attributed
    group by respondents.assessment_id, outline_groups.voice
),

fragile as (
    select groups.assessment_id
    from groups
    inner join scope on scope.assessment_id = groups.assessment_id
    where groups.people < scope.fewest
    union
    select assessment_id
    from question_figures
    where fewest_said < fewest
),

doubtful as (
    select question_figures.assessment_id, question_figures.question, question_figures.score
    from question_figures
    left join fragile on fragile.assessment_id = question_figures.assessment_id
    where not question_figures.attributed
        and not case
            when question_figures.score is null then
                fragile.assessment_id is null
                or question_figures.levels + question_figures.dont_know + question_figures.not_applicable
                >= question_figures.fewest
            else
                question_figures.levels < question_figures.fewest
                or question_figures.is_roomy
                or (
                    question_figures.is_inside
                    and question_figures.fewest_levels >= question_figures.fewest
                    and fragile.assessment_id is null
                )
        end
),

said as (
    select assessment_id, question, voice, levels, total
    from cells
    where assessment_id in (select assessment_id from doubtful)
)

select
    doubtful.assessment_id,
    outline_cells.question_id,
    doubtful.score is not null as is_scored,
    outline_cells.group_id,
    groups.people,
    coalesce(said.levels, 0) as levels,
    coalesce(said.total, 0) as total
from doubtful
inner join outline_cells on outline_cells.question = doubtful.question
inner join groups on groups.assessment_id = doubtful.assessment_id and groups.voice = outline_cells.voice
left join said
    on said.assessment_id = doubtful.assessment_id
    and said.question = doubtful.question
    and said.voice = outline_cells.voice
order by doubtful.assessment_id, outline_cells.cell
