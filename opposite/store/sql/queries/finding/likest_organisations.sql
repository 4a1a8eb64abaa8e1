-- one row an organisation, those whose names are most like what was typed first
select name
from organisations
where $organisations is null or list_contains($organisations::bigint[], id)
order by jaro_winkler_similarity(lower(name), lower($typed)) desc, name
limit $most
