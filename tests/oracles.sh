# Shell functions that find the test oracles. Read with `. tests/oracles.sh`.

has_oracle() {
  case $1 in
  terraform) command -v terraform >/dev/null 2>&1 && [ -n "$(terraform_mirror)" ] ;;
  *) command -v "$1" >/dev/null 2>&1 ;;
  esac
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

# Points terraform at the mirror by a configuration in the file $1, so that it needs no network. A configuration that the caller
# has set stays, if the file exists.
use_terraform() {
  TF_IN_AUTOMATION=1 CHECKPOINT_DISABLE=1
  export TF_IN_AUTOMATION CHECKPOINT_DISABLE
  [ -f "${TF_CLI_CONFIG_FILE-}" ] && return 0
  [ -n "$(terraform_mirror)" ] || return 0
  cat >"$1" <<RC
provider_installation {
  filesystem_mirror {
    path = "$(terraform_mirror)"
  }
}
RC
  TF_CLI_CONFIG_FILE=$1
  export TF_CLI_CONFIG_FILE
}
