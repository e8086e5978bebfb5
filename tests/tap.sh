# Shell functions for test suites (TAP). Read with `. tests/tap.sh`; end a suite with `finish`.
#
#   check NAME COMMAND...   passes if the command succeeds; its output is shown only if it fails
#   pass NAME, fail NAME, skip NAME WHY
#   need ORACLE NAME        true if the oracle is there; else skips NAME (or fails it with REQUIRE_ORACLES=1)
#   $work                   a temporary folder, removed at the end

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

has_oracle() {
  case $1 in
  terraform) command -v terraform >/dev/null 2>&1 && [ -n "$(terraform_mirror)" ] ;;
  *) command -v "$1" >/dev/null 2>&1 ;;
  esac
}

need() {
  has_oracle "$1" && return 0
  if [ "${REQUIRE_ORACLES-}" = 1 ]; then fail "$2 (needs $1)"; else skip "$2" "$1 is not installed"; fi
  return 1
}

# The folder of a filesystem mirror that holds the AWS provider 5 (TF2CFN_MIRROR names it where the search would miss it).
terraform_mirror() {
  if [ -n "${TF2CFN_MIRROR-}" ]; then
    echo "$TF2CFN_MIRROR"
    return
  fi
  for tap_dir in /opt/* /usr/local/share/terraform/plugins /usr/share/terraform/plugins "$HOME/.terraform.d/plugins"; do
    [ -d "$tap_dir/registry.terraform.io/hashicorp/aws" ] || continue
    find "$tap_dir/registry.terraform.io/hashicorp/aws" -name 'terraform-provider-aws_v5*' 2>/dev/null | grep -q . || continue
    echo "$tap_dir"
    return
  done
}

# Points terraform at the mirror, so that it needs no network.
use_terraform() {
  cat >"$work/terraform.rc" <<RC
provider_installation {
  filesystem_mirror {
    path = "$(terraform_mirror)"
  }
}
RC
  TF_CLI_CONFIG_FILE=$work/terraform.rc
  TF_IN_AUTOMATION=1 CHECKPOINT_DISABLE=1
  export TF_CLI_CONFIG_FILE TF_IN_AUTOMATION CHECKPOINT_DISABLE
}

finish() {
  echo "1..$tap_count"
  [ "$tap_failed" -eq 0 ]
}
