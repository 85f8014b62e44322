#!/usr/bin/env bash
# MLflow's scoring server (`mlflow models serve`) on loopback. See service.sh for `start` and `stop`.
source "$(dirname "$0")/service.sh"
source "$(dirname "$0")/python-venv.sh"
here=$(dirname "$0")

case "$1" in
  start)
    directory=$2
    need curl "see whether the server answers"
    need setsid "start the server in a process group of its own"
    need flock "install the server once"
    python_venv mlflow-scoring-3.17.2 mlflow==3.17.2 scikit-learn==1.9.1 'sqlalchemy<2.1'
    export MLFLOW_DISABLE_TELEMETRY=true PATH=$venv/bin:$PATH
    "$venv/bin/python" "$here/scoring_model.py" "$directory"
    "$venv/bin/python" "$here/save_mlflow_model.py" "$directory" 2>"$directory/save.log"
    port=$(free_port)
    launch "$directory" "$venv/bin/mlflow" models serve --model-uri "$directory/mlflow-model" \
      --env-manager local --host 127.0.0.1 --port "$port" --workers 1
    wait_ready "$directory" 120 curl -fsS -m 2 "http://127.0.0.1:$port/ping"
    echo "MLFLOW_SCORING=http://127.0.0.1:$port/invocations"
    echo "EXPECTED=$directory/expected.csv"
    ;;
  stop) stop_group "$2" ;;
  *)
    echo "usage: $0 start|stop DIRECTORY" >&2
    exit 2
    ;;
esac
