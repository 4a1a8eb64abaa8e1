-- temporary: one row an organisation of the file, with its id in the store or a new one
create or replace temp table import_organisations as
with named as (
    select organisation, min(row) as first_row
    from import_named
    group by organisation
    order by first_row
)

select
    named.organisation,
    named.first_row,
    organisations.id is null as is_new,
    case when organisations.id is null then nextval('ids') else organisations.id end as organisation_id
from named
left join organisations on organisations.name = named.organisation
