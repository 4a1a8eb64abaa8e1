-- one row a person of the waves asked for, with what they call themselves and whether they wait to count
select
    respondents.id, respondents.assessment_id, organisations.name, assessments.wave, respondents.label,
    respondents.group_id, respondents.waiting
from respondents
inner join assessments on assessments.id = respondents.assessment_id
inner join organisations on organisations.id = assessments.organisation_id
where ($organisation is null or organisations.name = $organisation)
    and ($wave is null or assessments.wave = $wave)
    and ($label is null or respondents.label = $label)
    and ($respondent_id is null or respondents.id = $respondent_id)
order by organisations.name, assessments.wave_order, respondents.id;
