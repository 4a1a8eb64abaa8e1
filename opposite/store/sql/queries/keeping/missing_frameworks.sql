-- one row a framework that waves were answered with and that is not there
select distinct framework_hash
from assessments
where framework_hash not in (select hash from frameworks)
order by framework_hash;
