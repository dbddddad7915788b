# Every tool is pinned and installed where it is used: .local/ and node_modules/ (the console has its own). `make clean` removes them.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
TOOLS := .local/bin
ENGINE_LINKS := node_modules/.package-lock.json
DYNAMODB_LOCAL := .local/dynamodb-local/lib
WEB := functions/console/web
WEB_LINKS := $(WEB)/node_modules/.package-lock.json
CONSOLE := $(WEB)/dist/index.html
WEB_SOURCES := $(shell find $(addprefix $(WEB)/,src public build index.html vite.config.ts tsconfig.json package.json) pkg/civil/countries.txt pkg/api/history.json 2>/dev/null)

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed 's/:.*## /\t/' | column -t -s "$$(printf '\t')"

run: $(ENGINE_LINKS) $(CONSOLE) ## the whole product on 127.0.0.1:8080, with people, a mailbox and a clock that can be moved
	@go build -o .local/bin/curfew ./infra/local && exec .local/bin/curfew $(ARGS)

console: $(CONSOLE) ## the browser console, if its sources changed: built into run, build and test

chromium: ## a browser for the tests that need one: Debian's, as root, where none is found
	@for one in chromium chromium-browser google-chrome-stable google-chrome; do command -v $$one && exit; done; \
		mkdir -p .local && . infra/sam/machine.sh && debian chromium chromium && command -v chromium

test: $(ENGINE_LINKS) $(CONSOLE) ## everything on a real engine, and the console in a real browser
	go test -timeout 30m ./...
	@$(MAKE) --no-print-directory browser

browser: $(ENGINE_LINKS) $(CONSOLE) chromium ## the console in a real browser, over the whole product
	cd $(WEB) && npm run --silent test

pictures: $(ENGINE_LINKS) $(CONSOLE) chromium ## the pictures of README and introduction, anew from the real screens
	cd $(WEB) && npm run --silent pictures

race: $(ENGINE_LINKS) ## the same under the race detector, without the simulation: one goroutine, for hours of its time
	go test -race -short -timeout 30m $$(go list ./... | grep -v /infra/simulation)

bench: $(ENGINE_LINKS) $(CONSOLE) chromium ## how fast it is, beside the reference of each figure
	go run ./infra/bench
	cd $(WEB) && npm run --silent bench

build: .local/sam/bin/sam $(ENGINE_LINKS) $(CONSOLE) ## the functions as they are deployed
	go generate ./functions/console/page
	. infra/sam/machine.sh && ARCHITECTURE=$(or $(ARCHITECTURE),arm64) build_functions

conformance: $(DYNAMODB_LOCAL) ## the tests of pkg on the official DynamoDB Local
	infra/conformance/run.sh

sam-local-test: $(ENGINE_LINKS) $(CONSOLE) ## the product under sam local, in containers
	infra/sam/test.sh

lint: $(TOOLS)/staticcheck $(TOOLS)/errcheck .local/sam/bin/sam ## format, vet, staticcheck, errcheck, our own checks, the template
	@unformatted=$$(git ls-files -co --exclude-standard '*.go' | xargs gofmt -l); [ -z "$$unformatted" ] || { echo "gofmt: $$unformatted"; exit 1; }
	go vet ./...
	go vet -tags sam ./infra/sam
	$(TOOLS)/staticcheck ./...
	$(TOOLS)/errcheck -ignoretests -exclude .errcheck ./...
	go run ./infra/lint
	.local/sam/bin/cfn-lint template.yaml infra/alarms.yaml

openapi: $(ENGINE_LINKS) $(WEB_LINKS) ## the API's document, linted: .local/openapi.json; the console's types are of it
	mkdir -p .local
	go run ./infra/openapi >.local/openapi.json
	node_modules/.bin/redocly lint --config infra/openapi/redocly.yaml .local/openapi.json
	cd $(WEB) && node_modules/.bin/openapi-typescript $(CURDIR)/.local/openapi.json -o $(CURDIR)/.local/schema.d.ts >/dev/null 2>&1
	diff -q .local/schema.d.ts $(WEB)/src/api/schema.d.ts || { echo "the API changed: run npm run schema in $(WEB)"; exit 1; }

clean: ## what tools and runs left behind, the local data included
	rm -rf .local .aws-sam node_modules $(WEB)/node_modules $(WEB)/dist

# The engine comes as a package per platform; the lock file holds linux-x64, others are fetched beside it.
$(ENGINE_LINKS): package.json package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund || npm install --force --no-save --ignore-scripts --no-audit --no-fund \
		"@dynoxide/$$(node -p 'process.platform + "-" + process.arch')@1.2.1" @redocly/cli@2.77.0 swagger-ui-dist@5.35.0
	@touch $@

$(WEB_LINKS): $(WEB)/package.json $(WEB)/package-lock.json
	cd $(WEB) && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

# Directories are among the sources, so that a file that goes is noticed too.
$(CONSOLE): $(WEB_LINKS) $(WEB_SOURCES)
	cd $(WEB) && npm run --silent build
	@touch $@

$(TOOLS)/staticcheck:
	GOBIN=$(CURDIR)/$(TOOLS) go install honnef.co/go/tools/cmd/staticcheck@v0.8.2

$(TOOLS)/errcheck:
	GOBIN=$(CURDIR)/$(TOOLS) go install github.com/kisielk/errcheck@v1.10.0

.local/sam/bin/sam:
	. infra/sam/machine.sh && install_sam

$(DYNAMODB_LOCAL): infra/conformance/pom.xml
	mvn -q -f infra/conformance/pom.xml dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=$(CURDIR)/$@
	@touch $@

.PHONY: help browser pictures run console chromium test race bench build conformance sam-local-test lint openapi clean
