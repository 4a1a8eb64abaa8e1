-- temporary: one row a person, as named, who is in another group, in the store or by an earlier row
create or replace temp table import_conflicts as
with firsts as (
    select organisation, wave, respondent, arg_min(group_id, row) as group_id
    from import_named
    group by organisation, wave, respondent
),

stored as (
    select
        organisations.name as organisation,
        assessments.wave,
        case when contains(respondents.label, '@') then lower(respondents.label) else respondents.label end as known_as,
        arg_min(respondents.group_id, respondents.id) as group_id
    from respondents
    inner join assessments on assessments.id = respondents.assessment_id
    inner join organisations on organisations.id = assessments.organisation_id
    inner join (select distinct organisation, wave from import_named) as named
        on named.organisation = organisations.name and named.wave = assessments.wave
    where assessments.framework_hash = $framework_hash and respondents.label is not null
    group by organisations.name, assessments.wave, known_as
),

expected as (
    select
        firsts.organisation,
        firsts.wave,
        firsts.respondent,
        coalesce(stored.group_id, firsts.group_id) as group_id,
        stored.group_id is not null as stored
    from firsts
    left join stored
        on stored.organisation = firsts.organisation
        and stored.wave = firsts.wave
        and stored.known_as = firsts.respondent
)

select
    import_named.person,
    import_named.respondent,
    import_named.group_id,
    expected.group_id as expected,
    expected.stored
from import_named
inner join expected
    on expected.organisation = import_named.organisation
    and expected.wave = import_named.wave
    and expected.respondent = import_named.respondent
where expected.group_id <> import_named.group_id
