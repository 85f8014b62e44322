#!/usr/bin/env bash
# Seldon's MLServer on loopback, with its own scikit-learn runtime. See service.sh for `start` and `stop`.
source "$(dirname "$0")/service.sh"
source "$(dirname "$0")/python-venv.sh"
here=$(dirname "$0")

case "$1" in
  start)
    directory=$2
    need curl "see whether the server answers"
    need setsid "start the server in a process group of its own"
    need flock "install the server once"
    python_venv mlserver-1.7.1 mlserver==1.7.1 mlserver-sklearn==1.7.1 scikit-learn==1.9.1 pandas==3.1.1
    "$venv/bin/python" "$here/scoring_model.py" "$directory"
    port=$(free_port)
    cat >"$directory/settings.json" <<JSON
{ "host": "127.0.0.1", "http_port": $port, "grpc_port": $(free_port), "metrics_port": $(free_port), "parallel_workers": 0 }
JSON
    cat >"$directory/model-settings.json" <<JSON
{ "name": "late", "implementation": "mlserver_sklearn.SKLearnModel", "parameters": { "uri": "./model.pkl" } }
JSON
    launch "$directory" "$venv/bin/mlserver" start "$directory"
    wait_ready "$directory" 120 curl -fsS -m 2 "http://127.0.0.1:$port/v2/models/late/ready"
    echo "MLSERVER_V2=http://127.0.0.1:$port/v2/models/late/infer"
    echo "EXPECTED=$directory/expected.csv"
    ;;
  stop) stop_group "$2" ;;
  *)
    echo "usage: $0 start|stop DIRECTORY" >&2
    exit 2
    ;;
esac
