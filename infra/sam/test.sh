#!/usr/bin/env bash
# make sam-local-test: build the functions as SAM builds them, run them as SAM runs them, and play the product's main
# stories through SAM's gateway and `sam local invoke`. The story itself is in sam_test.go and the files beside it.
set -euo pipefail
cd "$(dirname "$0")/../.."
. infra/sam/machine.sh
trap stop_engine EXIT

start=$SECONDS
step() { printf '   %s (%d s)\n' "$1" $((SECONDS - start)); }

install_sam
step "SAM CLI is there"
"$SAM" validate --lint >/dev/null
step "template is valid"
start_engine
make_images
step "engine and images are there"
build_functions >.local/sam-build.log 2>&1 || { tail -20 .local/sam-build.log; exit 1; }
step "functions are built"
SAM=$SAM IMAGE=$IMAGE ARCHITECTURE=$ARCHITECTURE go test -tags sam -count=1 -timeout 20m "$@" ./infra/sam
step "stories are played"
