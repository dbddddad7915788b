#!/usr/bin/env bash
# make conformance: the tests of pkg on the official DynamoDB Local, which answers in its own words, sweeps expired items
# within a second and has streams. It listens on every address there is, so it gets a network of its own (unshare), in which
# only the tests stand beside it; without that right, it runs only where CI is set or ANYWHERE=1 says so.
set -euo pipefail
cd "$(dirname "$0")/../.."

[ $# -gt 0 ] || set -- ./pkg/...
if [ "${INSIDE:-}" != 1 ]; then
    # Compile first: inside there is no network.
    go test -count=1 -run '^$' "$@" >/dev/null
    if unshare -rn true 2>/dev/null; then
        exec unshare -rn env INSIDE=1 "$0" "$@"
    fi
    [ -n "${CI:-}${ANYWHERE:-}" ] || { echo "no network of its own can be made; ANYWHERE=1 runs it all the same" >&2; exit 1; }
else
    ip link set lo up
fi

# It sweeps expired items only when it is started in its own folder.
(cd .local/dynamodb-local && exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx1g -Djava.library.path=lib -cp 'lib/*' \
    software.amazon.dynamodb.services.local.main.ServerRunner -inMemory -sharedDb -disableTelemetry -port 8001) \
    >.local/dynamodb-local.log 2>&1 &
engine=$!
trap 'kill $engine 2>/dev/null || true' EXIT
for _ in $(seq 100); do
    kill -0 $engine 2>/dev/null || { tail -5 .local/dynamodb-local.log >&2; exit 1; }
    (exec 3<>/dev/tcp/127.0.0.1/8001) 2>/dev/null && break
    sleep 0.1
done
GOPROXY=off ENGINE=dynamodb-local ENGINE_ENDPOINT=http://127.0.0.1:8001 go test -count=1 -p 1 -timeout 15m "$@"
