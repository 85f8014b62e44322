"""Runs a command and prints what the system says of the whole process: wall and CPU seconds, peak memory."""

import json
import os
import sys
import time

log = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
started = time.monotonic()
pid = os.fork()
if pid == 0:
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.execvp(sys.argv[2], sys.argv[2:])
_, status, usage = os.wait4(pid, 0)
print(
    json.dumps(
        {
            "exitCode": os.waitstatus_to_exitcode(status),
            "wallSeconds": time.monotonic() - started,
            "cpuSeconds": usage.ru_utime + usage.ru_stime,
            "peakMebibytes": usage.ru_maxrss / 1024,
        }
    )
)
