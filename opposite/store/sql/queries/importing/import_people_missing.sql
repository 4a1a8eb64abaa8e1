-- one row a person of the waves of the file who is not in it
select respondents.label
from respondents
anti join import_people on import_people.respondent_id = respondents.id
where respondents.label is not null
    and respondents.assessment_id in (select assessment_id from import_waves where not is_new)
order by respondents.label
