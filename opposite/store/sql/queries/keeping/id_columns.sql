-- one row a column that names a person, a wave or an organisation, in whichever table
select table_name, column_name
from information_schema.columns
where table_schema = 'main' and table_catalog = current_database()
    and column_name in ('respondent_id', 'assessment_id', 'organisation_id')
order by table_name, column_name;
