# Shell functions for test suites (TAP). Read with `. tests/tap.sh`; end a suite with `finish`.
#
#   check NAME COMMAND...   passes if the command succeeds; its output is shown only if it fails
#   pass NAME, fail NAME, skip NAME WHY
#   need ORACLE NAME        true if the oracle is there; else skips NAME (or fails it with REQUIRE_ORACLES=1)
#   $work                   a temporary folder, removed at the end

. tests/oracles.sh

tap_count=0
tap_failed=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

pass() {
  tap_count=$((tap_count + 1))
  echo "ok $tap_count - $1"
}

# Standard input, if it is given with `fail NAME -`, becomes the explanation. (Redirect it: in a pipe the count would be lost.)
fail() {
  tap_count=$((tap_count + 1))
  tap_failed=$((tap_failed + 1))
  echo "not ok $tap_count - $1"
  if [ "${2-}" = - ]; then sed 's/^/  /'; fi
}

skip() {
  tap_count=$((tap_count + 1))
  echo "ok $tap_count - $1 # SKIP $2"
}

check() {
  tap_name=$1
  shift
  if "$@" >"$work/tap.out" 2>&1; then pass "$tap_name"; else fail "$tap_name" - <"$work/tap.out"; fi
}

need() {
  has_oracle "$1" && return 0
  if [ "${REQUIRE_ORACLES-}" = 1 ]; then fail "$2 (needs $1)"; else skip "$2" "$1 is not installed"; fi
  return 1
}

finish() {
  echo "1..$tap_count"
  [ "$tap_failed" -eq 0 ]
}
