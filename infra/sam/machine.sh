# What sam local needs of a machine, for test.sh and for people who work by hand:
#
#   . infra/sam/machine.sh && install_sam && start_engine && make_images
#   $SAM local start-api $SAM_LOCAL --env-vars my-env.json
#
# Everything lands in .local/, except Debian packages where they are missing. Needs bash, Python 3.9+, and either a Docker
# daemon that answers or the right to start one.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
local=$root/.local
SAM=$local/sam/bin/sam
IMAGE=curfew-lambda:al2023
case $(uname -m) in aarch64 | arm64) ARCHITECTURE=arm64 ;; *) ARCHITECTURE=x86_64 ;; esac

# Nothing of the person at the keyboard: no credentials (with them SAM asks AWS who they are and waits for an answer), no
# telemetry. SAM also hands the shell's variables of the same name to functions, so test.sh runs it in a clean environment.
export SAM_CLI_TELEMETRY=0 AWS_DEFAULT_REGION=eu-central-1 AWS_EC2_METADATA_DISABLED=true
export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null
unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_PROFILE

say() { printf '   %s\n' "$*"; }

install_sam() {
    [ -x "$SAM" ] && [ -x "$local/sam/bin/cfn-lint" ] && return
    say "installing SAM CLI and cfn-lint in .local/sam"
    python3 -m venv "$local/sam"
    "$local/sam/bin/pip" install -q aws-sam-cli==1.170.0 cfn-lint==1.58.0
}

# debian installs packages where a command is missing and apt-get is there.
debian() {
    local command=$1; shift
    command -v "$command" >/dev/null && return
    command -v apt-get >/dev/null || { echo "please install $command" >&2; return 1; }
    say "installing $*"
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } >"$local/apt.log" 2>&1 ||
        { tail -5 "$local/apt.log" >&2; return 1; }
}

# start_engine uses the Docker daemon that answers, or else starts one of our own: own socket, own data, and a bridge and
# addresses of its own, since two daemons that share docker0 or a range of addresses send packets to each other's containers.
start_engine() {
    mkdir -p "$local"
    debian docker docker.io
    docker info >/dev/null 2>&1 && return
    debian dockerd docker.io
    debian iptables iptables
    debian ip iproute2
    engine_bridge=crf$$
    engine_range=10.$((64 + $$ % 128))
    ip link add name "$engine_bridge" type bridge
    ip addr add "$engine_range.0.1/24" dev "$engine_bridge"
    ip link set "$engine_bridge" up
    engine_dir=$(mktemp -d /tmp/curfew-docker.XXXXXX) # a socket's path must be short
    export DOCKER_HOST=unix://$engine_dir/docker.sock
    say "starting a Docker daemon"
    dockerd --host "$DOCKER_HOST" --data-root "$local/docker" --exec-root "$engine_dir/exec" --pidfile "$engine_dir/pid" \
        --bridge "$engine_bridge" --default-address-pool "base=$engine_range.128.0/17,size=24" >"$local/docker.log" 2>&1 &
    engine_pid=$!
    for _ in $(seq 120); do
        docker info >/dev/null 2>&1 && return
        kill -0 "$engine_pid" 2>/dev/null || break
        sleep 0.25
    done
    tail -5 "$local/docker.log" >&2
    return 1
}

# stop_engine ends the daemon that start_engine started, if it did.
stop_engine() {
    [ -n "${engine_pid:-}" ] || return 0
    kill "$engine_pid" 2>/dev/null || true
    wait "$engine_pid" 2>/dev/null || true
    ip link del "$engine_bridge" 2>/dev/null || true
    rm -rf "$engine_dir"
}

# make_images makes three small images without a registry: the Lambda base that SAM adds its emulator to, the DynamoDB
# engine, and the mailbox (mail and bus).
make_images() {
    local made
    made=$(mktemp -d "$local/image.XXXXXX")
    debian busybox busybox-static
    mkdir -p "$made"/lambda/{bin,etc/ssl/certs,tmp,var/task,var/runtime,var/rapid,opt}
    chmod 1777 "$made/lambda/tmp"
    cp "$(command -v busybox)" "$made/lambda/bin/busybox"
    for applet in sh mv chmod cp rm mkdir; do ln "$made/lambda/bin/busybox" "$made/lambda/bin/$applet"; done
    [ ! -e /etc/ssl/certs/ca-certificates.crt ] || cp /etc/ssl/certs/ca-certificates.crt "$made/lambda/etc/ssl/certs/"
    echo 'root:x:0:0:root:/:/bin/sh' >"$made/lambda/etc/passwd"
    tar -C "$made/lambda" -c . |
        docker import -c 'ENV LAMBDA_TASK_ROOT=/var/task PATH=/bin' -c 'WORKDIR /var/task' - "$IMAGE" >/dev/null
    tar -C "$root"/node_modules/@dynoxide/linux-* -c dynoxide |
        docker import -c 'ENTRYPOINT ["/dynoxide","serve","--host","0.0.0.0","--port","8000"]' - curfew-dynamodb >/dev/null
    (cd "$root" && CGO_ENABLED=0 go build -o "$made/mailbox" ./infra/local/mailbox/serve)
    tar -C "$made" -c mailbox |
        docker import -c 'ENTRYPOINT ["/mailbox","--host","0.0.0.0","--port","8005"]' - curfew-mailbox >/dev/null
    rm -rf "$made"
}

# build_functions: the go1.x builder passes the environment on and sets no flags of its own; without these the binaries are
# dynamically linked, and twice the size.
build_functions() {
    (cd "$root" && CGO_ENABLED=0 GOFLAGS="-buildvcs=false -tags=lambda.norpc '-ldflags=-s -w'" \
        "$SAM" build --parameter-overrides "Architecture=$ARCHITECTURE" "$@")
}
