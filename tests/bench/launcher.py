"""`python launcher.py COMMAND...`: runs a command and writes what it spent, and its exit status, as the last line.

A process inherits the peak of memory of the one it was started by; this one is small, a benchmark is not.
"""

import json
import os
import sys
import time

start = time.perf_counter()
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(child, 0)
used_by_it = {
    "status": os.waitstatus_to_exitcode(status),
    "wall": time.perf_counter() - start,
    "cpu": used.ru_utime + used.ru_stime,
    "peak": used.ru_maxrss / 1024,
}
sys.stderr.write(json.dumps(used_by_it) + "\n")
