-- the people who waited before an import and began to count with it, as they were
update respondents
set
    waiting = imported_people.waiting,
    batch = imported_people.batch,
    taken = imported_people.taken,
    finished_at = imported_people.finished_at
from imported_people
where imported_people.import_id = $import_id
    and not imported_people.made
    and imported_people.respondent_id = respondents.id
