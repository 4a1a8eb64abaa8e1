"""Profile: where the organisation stands."""

from opposite.ui.comparison.benchmark_peers import show_benchmark_peers
from opposite.ui.scoring.profile import show_profile
from opposite.ui.shell.pickers import picked_report

report = picked_report(
    "Profile", "The profile shows where an organisation stands on each factor, once questions are answered."
)
if report is not None:
    show_profile(report)
    show_benchmark_peers(report)
