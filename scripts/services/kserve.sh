#!/usr/bin/env bash
# KServe's model server (its Python SDK) on loopback. See service.sh for `start` and `stop`.
source "$(dirname "$0")/service.sh"
source "$(dirname "$0")/python-venv.sh"
here=$(dirname "$0")

case "$1" in
  start)
    directory=$2
    need curl "see whether the server answers"
    need setsid "start the server in a process group of its own"
    need flock "install the server once"
    python_venv kserve-0.21.0 kserve==0.21.0 scikit-learn==1.9.1 pandas==2.3.3
    "$venv/bin/python" "$here/scoring_model.py" "$directory"
    port=$(free_port)
    launch "$directory" "$venv/bin/python" "$here/serve_kserve.py" "$directory" "$port"
    wait_ready "$directory" 120 curl -fsS -m 2 "http://127.0.0.1:$port/v2/models/late/ready"
    echo "KSERVE_V1=http://127.0.0.1:$port/v1/models/late:predict"
    echo "KSERVE_V2=http://127.0.0.1:$port/v2/models/late/infer"
    echo "EXPECTED=$directory/expected.csv"
    ;;
  stop) stop_group "$2" ;;
  *)
    echo "usage: $0 start|stop DIRECTORY" >&2
    exit 2
    ;;
esac
