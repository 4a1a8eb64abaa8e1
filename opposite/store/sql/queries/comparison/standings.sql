-- one row each time that an organisation counted otherwise among others, in the order in which it was noted
select number, of_organisation, sector, size, country, noted_at
from standings
where framework_id = $framework_id and framework_major = $framework_major and sample = $sample
order by number, of_organisation
