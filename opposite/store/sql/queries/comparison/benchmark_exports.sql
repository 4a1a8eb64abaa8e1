-- one row a member of a benchmark that was made of a framework, with the questions the benchmark tells of and those of which
-- the member has a figure
select benchmark_exports.id, benchmark_exports.questions, benchmark_members.member, benchmark_members.questions as of_member
from benchmark_exports
inner join benchmark_members on benchmark_members.export_id = benchmark_exports.id
where benchmark_exports.framework_id = $framework_id
order by benchmark_exports.id, benchmark_members.member
