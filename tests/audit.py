"""Known weaknesses of the pinned packages: python -m tests.audit. Says so where the advisories cannot be reached.

Ends with status 1 where a package has a known weakness.
"""

import json
import subprocess
import sys
from pathlib import Path

PINNED = Path(__file__).parents[1] / "constraints.txt"
PATIENCE = 120


def main():
    """Ask for advisories and say what came of it."""
    found = asked()
    audited = [package for package in found if "skip_reason" not in package]
    if not audited:
        print("Advisories cannot be reached from here: no package was audited.")  # noqa: T201
        return 0
    weak = [package for package in audited if package["vulns"]]
    for package in weak:
        known = ", ".join(weakness["id"] for weakness in package["vulns"])
        print(f"{package['name']} {package['version']}: {known}")  # noqa: T201
    print(f"{len(audited)} of {len(found)} packages audited, {len(weak)} with a known weakness.")  # noqa: T201
    return 1 if weak else 0


def asked():
    """What pip-audit says of each pinned package; nothing where it cannot ask."""
    command = [sys.executable, "-m", "pip_audit", "-r", str(PINNED), "--no-deps", "--disable-pip", "-f", "json"]
    try:
        done = subprocess.run(
            [*command, "--progress-spinner", "off"], capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        return json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        return []


if __name__ == "__main__":
    sys.exit(main())
