# `make run` and `make test` do all the set-up there is, on a fresh Debian or Ubuntu that has the Rust toolchain.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DEFAULT_GOAL := help

CARGO ?= cargo
binary = $${CARGO_TARGET_DIR:-target}/debug/partner-center

# Tests have databases of their own and never see the one that the environment names.
without_databases = env -u DATABASE_URL -u PORTAL_MIGRATE_DATABASE_URL -u PORTAL_WORKER_DATABASE_URL

.PHONY: help run test lint demo-reset faults mutants bench sqlx sqlx-check
.PHONY: toolchain-is-here run-needs lint-needs test-needs

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 14

# Not optimised, on purpose: the first page is there sooner, `make test` uses the same build, and what
# would be slow without (password hashing) is optimised in Cargo.toml all the same.
run: run-needs ## set up what is missing, build, and serve http://127.0.0.1:8080
	@exec $(CARGO) run -- serve

test: test-needs ## everything: unit, database, page and browser tests
	@$(without_databases) $(CARGO) test

lint: lint-needs ## formatting, clippy, and whether .sqlx fits the statements
	@$(CARGO) fmt --check
	$(without_databases) $(CARGO) clippy --all-targets -- -D warnings
	$(check_descriptions)

demo-reset: run-needs ## make the demo world new
	@exec $(CARGO) run -- demo --reset

# `make faults FAULT=disk` tries one alone.
faults: lint-needs ## break what the portal stands on, for some minutes: is anything lost or doubled?
	@$(without_databases) $(CARGO) test --test faults -- --long $(FAULT)

mutants: lint-needs ## take every rule of the database away in turn: does a test notice?
	@$(without_databases) $(CARGO) test --test mutants

# `make bench BENCH=import` measures the import alone, `BENCH=Customers` the pages whose names begin so.
bench: lint-needs ## measure the busiest pages against the database alone
	@$(without_databases) $(CARGO) bench --bench pages -- $(BENCH)

sqlx: lint-needs ## write .sqlx anew, after a change of statements or tables
	@$(describe_statements)
	rm -rf .sqlx
	mv "$$described" .sqlx
	chmod 755 .sqlx

sqlx-check: lint-needs
	@$(check_descriptions)

# Statements that are compiled with a database at hand leave their description in SQLX_OFFLINE_DIR.
# With new statements and old descriptions nothing can be built without one; then the binary of the
# last build brings it up.
define describe_statements
mkdir -p target
described=$$(mktemp -d "$$PWD/target/sqlx-XXXXXX")
trap 'rm -rf "$$described"' EXIT
$(without_databases) $(CARGO) build --quiet 2>/dev/null || [ -x "$(binary)" ] || $(CARGO) build
touch src/lib.rs
$(without_databases) "$(binary)" scratch-database -- \
	env SQLX_OFFLINE_DIR="$$described" $(CARGO) check --quiet --all-targets
endef

define check_descriptions
$(describe_statements)
if ! diff -r .sqlx "$$described"; then
	echo 'The folder .sqlx does not fit the statements: run "make sqlx" and commit it.' >&2
	exit 1
fi
endef

toolchain-is-here:
	@if ! command -v $(CARGO) >/dev/null; then
		echo 'The Rust toolchain is missing: https://rustup.rs says how to install it.' >&2
		exit 1
	fi

run-needs: toolchain-is-here
	@missing=()
	$(has_compiler) || missing+=(gcc libc6-dev)
	$(has_postgres) || $(has_outside_database) || missing+=(postgresql)
	$(install_missing)

lint-needs: toolchain-is-here
	@missing=()
	$(has_compiler) || missing+=(gcc libc6-dev)
	$(has_postgres) || missing+=(postgresql)
	$(install_missing)

test-needs: toolchain-is-here
	@missing=()
	$(has_compiler) || missing+=(gcc libc6-dev)
	$(has_postgres) || missing+=(postgresql)
	$(has_browser) || missing+=(chromium fonts-liberation)
	$(has_driver) || missing+=(chromium-driver)
	command -v python3 >/dev/null || missing+=(python3)
	if [[ "$${missing[*]}" == *chromium* ]] && ! grep -qs '^ID=debian' /etc/os-release; then
		echo 'The browser tests need Chromium and its driver: install them and set CHROME and' >&2
		echo 'CHROMEDRIVER to the two programs.' >&2
		exit 1
	fi
	$(install_missing)

has_compiler = command -v cc >/dev/null
# The places of src/embedded_postgres/binaries.rs.
postgres_places = $${PG_BIN:-/nowhere}/postgres /usr/lib/postgresql/*/bin/postgres /usr/pgsql-*/bin/postgres \
	/opt/homebrew/opt/postgresql*/bin/postgres /usr/local/opt/postgresql*/bin/postgres /usr/local/pgsql/bin/postgres
has_postgres = [ -n "$$(ls $(postgres_places) 2>/dev/null || command -v postgres)" ]
has_outside_database = [ -n "$${DATABASE_URL:-}" ] || grep -qs '^DATABASE_URL=.' .env
has_browser = [ -n "$${CHROME:-}" ] || command -v chromium >/dev/null
has_driver = [ -n "$${CHROMEDRIVER:-}" ] || command -v chromedriver >/dev/null

# Installs the packages in `missing`, as root or through a sudo that asks nothing; otherwise says what to
# type, and stops. Debian would start a database of its own with the package; ours is enough.
no_cluster = /etc/postgresql-common/createcluster.d/partner-center.conf
define install_missing
[ $${#missing[@]} -gt 0 ] || exit 0
if ! command -v apt-get >/dev/null; then
	echo "Please install what Debian calls: $${missing[*]}" >&2
	exit 1
elif [ "$$(id -u)" = 0 ]; then
	as_root=(env)
elif sudo -n true 2>/dev/null; then
	as_root=(sudo -n env)
else
	echo 'Some packages are missing. Please type this, and then the same make again:' >&2
	echo "  sudo apt-get install $${missing[*]}" >&2
	exit 1
fi
echo "Installing $${missing[*]} ..."
if [[ " $${missing[*]} " == *' postgresql '* && ! -e $(no_cluster) ]]; then
	echo 'create_main_cluster = false' | "$${as_root[@]}" install -D -m 644 /dev/stdin $(no_cluster)
	trap '"$${as_root[@]}" rm -f $(no_cluster)' EXIT
fi
"$${as_root[@]}" apt-get update --quiet
"$${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends "$${missing[@]}"
endef
