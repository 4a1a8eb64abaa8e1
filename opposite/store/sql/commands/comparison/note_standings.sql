-- one row an organisation and framework that was found to count otherwise
insert into standings (
    number, of_organisation, framework_id, framework_major, sample, of_assessment, revision, sector, size, country, noted_at
)
select
    $number, of_organisation, framework_id, framework_major, sample, of_assessment, revision, sector, size, country, $now
from moved_standings
order by of_organisation
