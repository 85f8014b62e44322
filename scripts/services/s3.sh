#!/usr/bin/env bash
# An S3 server on loopback: versitygw over a directory. See service.sh for `start` and `stop`.
# The credentials are of this server alone and guard nothing.
source "$(dirname "$0")/service.sh"

version=1.8.0
program=$services_cache/versitygw-$version/versitygw

install_server() { # built from the Go module proxy, checked against Go's checksum database
  [ -x "$program" ] && return
  need go "build the S3 server (versitygw $version)"
  local build
  mkdir -p "$services_cache"
  build=$(mktemp -d "$services_cache/build-XXXXXX")
  echo "s3: building versitygw $version, about two minutes" >&2
  CGO_ENABLED=0 GOBIN=$build GOFLAGS= go install -trimpath -ldflags='-s -w' \
    "github.com/versity/versitygw/cmd/versitygw@v$version" >&2
  mkdir -p "$(dirname "$program")"
  mv "$build/versitygw" "$program" # whole or not at all, also when two lanes build at once
  rmdir "$build"
}

case "$1" in
  start)
    directory=$2
    need curl "see whether the server answers"
    need setsid "start the server in a process group of its own"
    install_server
    mkdir -p "$directory/data" "$directory/sidecar"
    port=$(free_port)
    export ROOT_ACCESS_KEY=trainyard-test ROOT_SECRET_KEY=not-a-secret-of-anyone
    launch "$directory" "$program" --port "127.0.0.1:$port" --quiet --keep-alive --health /healthz \
      posix --sidecar "$directory/sidecar" "$directory/data"
    wait_ready "$directory" 30 curl -fsS -m 2 "http://127.0.0.1:$port/healthz"
    echo "AWS_ENDPOINT_URL_S3=http://127.0.0.1:$port"
    echo "AWS_REGION=us-east-1"
    echo "AWS_ACCESS_KEY_ID=$ROOT_ACCESS_KEY"
    echo "AWS_SECRET_ACCESS_KEY=$ROOT_SECRET_KEY"
    ;;
  stop) stop_group "$2" ;;
  *)
    echo "usage: $0 start|stop DIRECTORY" >&2
    exit 2
    ;;
esac
