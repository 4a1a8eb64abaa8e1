-- one row an organisation that somebody could see when they were told of others
select of_organisation
from standing_readers
where who = $who
order by of_organisation
