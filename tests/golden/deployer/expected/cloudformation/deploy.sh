#!/bin/sh
# Deploys the stacks of in. Made by tf2cfn; `sh deploy.sh --help` says how to use it.
set -u

configuration=in
# In deployment order.
stacks='eu-west-1-west us-east-1 us-east-1-audit'

# What there is to know of a stack.
describe() {
  case $1 in
  eu-west-1-west)
    stack_name=in-eu-west-1-west region=eu-west-1 account='profile it'\''s ours' profile_variable=PROFILE_PROFILE_IT_S_OURS
    template=eu-west-1-west.template.json capabilities='' packaged='' after=''
    ;;
  us-east-1)
    stack_name=in-us-east-1 region=us-east-1 account='' profile_variable=''
    template=us-east-1.template.json capabilities='' packaged='' after=eu-west-1-west
    ;;
  us-east-1-audit)
    stack_name=in-us-east-1-audit region=us-east-1 account='role arn:aws:iam::222222222222:role/deploy' profile_variable=PROFILE_ROLE_ARN_AWS_IAM_222222222222_ROLE_DEPLOY
    template=us-east-1-audit.template.json capabilities=CAPABILITY_NAMED_IAM packaged='' after=''
    ;;
  esac
}

# Where the values of its parameters come from.
parameters() {
  case $1 in
  us-east-1)
    variable Owner owner required
    variable Note note
    lookup DataVpcSharedId data.aws_vpc.shared.id required
    output VpcWestId eu-west-1-west VpcWestId
    ;;
  us-east-1-audit)
    variable AccessToken access_token required
    ;;
  esac
}

# Its tags.
tags() {
  case $1 in
  us-east-1)
    parameter_tag Note Note note first
    parameter_tag Owner Owner owner
    tag Team 'it'\''s ours'
    ;;
  esac
}

# --- the same for every configuration ---------------------------------------------------------------------------------------------
#
# Each stack is worked on in a subshell of its own, with `name` and what describe() sets as its variables; `fail` ends it. schedule()
# starts a stack when those that it needs are done. $work/NAME holds what belongs to one stack: its exit status, the parameters
# (readable by their owner only, and never shown), the last error of the aws command.
#
# Where stacks are nested, `nested` says so of a stack that has some: their templates are uploaded with it. Where there are stack sets,
# `common` is the template of one, which goes to S3; the stack at hand deploys the set, and its parameter `url_parameter` says where;
# `caller_parameter` says as whom.

nested='' common='' url_parameter='' caller_parameter='' whole=''

# What create-change-set accepts as text; larger templates travel through a bucket ("CloudFormation quotas" in its user guide).
inline_limit=51200

usage() {
  cat <<END
Deploys the CloudFormation stacks of $configuration with the aws command, in the order that their references ask for.

  sh deploy.sh [deploy] [STACK...]   creates or updates the stacks, by change sets; stops at the first failure
  sh deploy.sh plan [STACK...]       shows what would change; leaves nothing behind
  sh deploy.sh delete [STACK...]     deletes the stacks, in reverse order
  sh deploy.sh status [STACK...]     shows the state of each stack

  --parameters FILE   values of variables, one NAME=VALUE a line; lines that begin with # are comments
  --bucket BUCKET     where templates of more than $inline_limit bytes are uploaded, those of nested stacks and stack sets, and the files
                      whose paths stand in a template: a bucket in the region of the stack; {region} and {account} in its name stand for
                      its region and account number
  --yes               deletes without asking
  --help              shows this

Environment: TF_VAR_NAME is the value of variable NAME, or of the parameter NAME that stands for something that Terraform looks up,
TF_VAR_NAME_ATTRIBUTE that of an attribute of a variable that is an object; FILE goes before it. DEPLOY_PARAMETERS and DEPLOY_BUCKET are
FILE and BUCKET, DEPLOY_INTERVAL the seconds between two looks at a stack (5). Credentials, endpoints and the like are those of the aws
command.
END
  accounts
  echo
  echo "Stacks: $stacks"
}

die() {
  printf 'deploy.sh: %s\n' "$*" >&2
  exit 1
}

misuse() {
  printf 'deploy.sh: %s (see: sh deploy.sh --help)\n' "$*" >&2
  exit 2
}

note() { printf '%s: %s\n' "$name" "$*"; }

fail() {
  printf '%s: %s\n' "$name" "$*" >&2
  exit 1
}

# What the aws command said, in $work/NAME/$1.
said() { sed '/^$/d' "$work/$name/$1"; }

contains() { case " $1 " in *" $2 "*) ;; *) return 1 ;; esac; }

# --- accounts ------------------------------------------------------------------------------------------------------------------------

# The accounts other than the caller's own: which profile is used for each, and how to choose another one.
accounts() {
  seen=
  for name in $stacks; do
    describe "$name"
    if [ -z "$account" ] || contains "$seen" "$profile_variable"; then continue; fi
    seen="$seen $profile_variable"
    [ "$seen" != " $profile_variable" ] || printf '\nAccounts, and the variables that name a profile of the aws command for each:\n'
    printf '  %s: %s\n' "$account" "$profile_variable"
  done
}

# Takes on the account of the stack at hand. A role is assumed by the caller's own credentials, and anew before its credentials end
# (after an hour, where nothing else was configured).
become() {
  profile='' now=$(date +%s)
  [ -n "$account" ] || return 0
  eval "profile=\${$profile_variable-}"
  [ -z "$profile" ] || return 0
  case $account in
  'profile '*) profile=${account#profile } ;;
  'role '*)
    if [ "${assumed-}" != "$account" ] || [ "$now" -ge "$assumed_until" ]; then assume "${account#role }"; fi
    ;;
  *) fail "its account ($account) has credentials of its own: set $profile_variable to the name of a profile that has them" ;;
  esac
}

assume() {
  session=$(aws sts assume-role --role-arn "$1" --role-session-name tf2cfn-deploy --output text \
    --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]') || fail "cannot assume role $1"
  read -r key_id secret_key session_token <<END
$session
END
  assumed=$account assumed_until=$((now + 2400))
}

# The aws command in the region and account of the stack at hand.
call() {
  if [ -n "$profile" ]; then
    aws --profile "$profile" ${region:+--region "$region"} "$@"
  elif [ -n "$account" ]; then
    AWS_ACCESS_KEY_ID=$key_id AWS_SECRET_ACCESS_KEY=$secret_key AWS_SESSION_TOKEN=$session_token \
      aws ${region:+--region "$region"} "$@"
  else
    aws ${region:+--region "$region"} "$@"
  fi
}

formation() {
  subcommand=$1
  shift
  call cloudformation "$subcommand" --stack-name "$stack_name" "$@"
}

# --- states --------------------------------------------------------------------------------------------------------------------------

# Prints the status of the stack at hand, "none" if there is no such stack.
stack_status() {
  mkdir -p "$work/$name"
  if formation describe-stacks --query 'Stacks[0].StackStatus' --output text 2>"$work/$name/error"; then
    return 0
  elif grep -q 'does not exist' "$work/$name/error"; then
    echo none
  else
    return 1
  fi
}

look() {
  become
  status=$(stack_status) || fail "$(said error)"
}

# As look, when nothing goes on any more: an interrupted deployment may still be under way.
look_when_settled() {
  look
  case $status in
  REVIEW_IN_PROGRESS) ;;
  *_IN_PROGRESS)
    note "waiting for what goes on already ($status)"
    settle
    ;;
  esac
}

# Waits until nothing goes on in the stack at hand, and sets `status`. A few looks may fail: the network is not always there.
settle() {
  misses=0
  while :; do
    become
    if ! status=$(stack_status); then
      misses=$((misses + 1))
      [ "$misses" -lt 5 ] || fail "$(said error)"
    else
      misses=0
      case $status in
      REVIEW_IN_PROGRESS) return ;;
      *_IN_PROGRESS) ;;
      *) return ;;
      esac
    fi
    sleep "$interval"
  done
}

# What went wrong in the operation with the request token $1 (or ever, without one), oldest first. What was only cancelled because
# something else failed explains nothing. A nested stack explains itself; it is still there to be asked, by its ID, when it was deleted.
failures() {
  query="ends_with(ResourceStatus, '_FAILED') && !contains(ResourceStatusReason || '', 'cancelled')"
  [ -z "${1-}" ] || query="ClientRequestToken == '$1' && $query"
  show_failures "$stack_name" "$query"
  [ -n "$nested" ] || return 0
  query="$query && ResourceType == 'AWS::CloudFormation::Stack' && starts_with(PhysicalResourceId || '', 'arn:')"
  for part in $(formation describe-stack-events --output text \
    --query "StackEvents[?$query && PhysicalResourceId != StackId].PhysicalResourceId"); do
    show_failures "$part" "ends_with(ResourceStatus, '_FAILED')"
  done
}

show_failures() { # STACK QUERY
  call cloudformation describe-stack-events --stack-name "$1" --output text \
    --query "StackEvents[?$2].[LogicalResourceId, ResourceType, ResourceStatus, ResourceStatusReason]" |
    awk -F '\t' -v name="$name" '
      NF { line[++n] = name ":   " $1 " (" $2 ") " $3 ": " $4 }
      END { while (n) print line[n--] }' >&2
}

# --- parameters ----------------------------------------------------------------------------------------------------------------------

# Prints one member of a list of parameters or tags. Values travel in the environment: arguments are for everyone to see.
member() { # KEY_MEMBER KEY VALUE_MEMBER VALUE
  key_member=$1 key=$2 value_member=$3 value=$4 awk '
    function quoted(s,  i, c, out) {
      for (i = 1; i <= length(s); i++) {
        c = substr(s, i, 1)
        if (c == "\\" || c == "\"") out = out "\\" c
        else if (c in escape) out = out escape[c]
        else out = out c
      }
      return "\"" out "\""
    }
    BEGIN {
      for (i = 1; i < 32; i++) escape[sprintf("%c", i)] = sprintf("\\u%04x", i)
      print "{" quoted(ENVIRON["key_member"]) ": " quoted(ENVIRON["key"]) ", " \
        quoted(ENVIRON["value_member"]) ": " quoted(ENVIRON["value"]) "}"
    }'
}

# Adds standard input, members separated by commas, to the list in file $1.
append() {
  members=$(cat)
  [ -n "$members" ] || return 0
  [ ! -s "$1" ] || echo ',' >>"$1"
  printf '%s\n' "$members" >>"$1"
}

# Sets `value` to what the user gives for the name $1.
given() {
  if [ -n "$values" ] && grep -q "^$1=" "$values"; then
    value=$(sed -n "s/^$1=//p" "$values" | tail -n 1)
  else
    key=TF_VAR_$1 awk 'BEGIN { exit !(ENVIRON["key"] in ENVIRON) }' || return 1
    value=$(key=TF_VAR_$1 awk 'BEGIN { printf "%s.", ENVIRON[ENVIRON["key"]] }') # a line end at its end stays
    value=${value%.}
  fi
}

# A parameter whose value the user may give by name. Without one the template's default applies; where there is none, an update keeps
# the value that the stack has.
parameter() { # PARAMETER NAME WHAT [required]
  if given "$2"; then
    member ParameterKey "$1" ParameterValue "$value" | append "$work/$name/parameters"
  elif [ -n "${4-}" ]; then
    missing="$missing$name: $3 has no value: set TF_VAR_$2
"
    echo "{\"ParameterKey\": \"$1\", \"UsePreviousValue\": true}" | append "$work/$name/parameters"
  fi
}

variable() { parameter "$1" "$2" "variable $2" "${3-}"; } # PARAMETER VARIABLE [required]

# An object: each of its attributes is a variable here, so that what somebody gives for the whole is not read.
object() { # VARIABLE ATTRIBUTE
  if given "$1"; then
    printf '%s: variable %s is an object, and its value is not read here: give single attributes, as TF_VAR_%s\n' "$name" "$1" "$2" >&2
  fi
}

# A list, given as Terraform takes it: ["a", "b"]. A template takes a,b.
list_variable() { # PARAMETER VARIABLE [required]
  if given "$2"; then
    value=$(list=$value plain_list) || fail "variable $2 is no list of texts without commas, such as [\"a\", \"b\"]"
    member ParameterKey "$1" ParameterValue "$value" | append "$work/$name/parameters"
  else
    variable "$@"
  fi
}

# Prints the elements of $list, separated by commas; fails if it is no list, or an element cannot be told apart.
plain_list() {
  awk '
    # One element from the front of `rest`: sets `element`.
    function take(  i, c) {
      element = ""
      if (substr(rest, 1, 1) != "\"") {
        match(rest, /^[^], \t\n]*/)
        element = substr(rest, 1, RLENGTH)
        rest = substr(rest, RLENGTH + 1)
        return RLENGTH > 0
      }
      for (i = 2; (c = substr(rest, i, 1)) != "\""; i++) {
        if (c == "" || c == ",") return 0
        if (c == "\\") c = substr(rest, ++i, 1)
        element = element c
      }
      rest = substr(rest, i + 1)
      return 1
    }
    function space() { sub(/^[ \t\n]+/, "", rest) }
    BEGIN {
      rest = ENVIRON["list"]
      space()
      if (substr(rest, 1, 1) != "[") exit 1
      rest = substr(rest, 2)
      for (space(); substr(rest, 1, 1) != "]"; space()) {
        if (!take()) exit 1
        out = out (n++ ? "," : "") element
        space()
        if (substr(rest, 1, 1) == ",") rest = substr(rest, 2)
        else if (substr(rest, 1, 1) != "]") exit 1
      }
      print out
    }'
}

lookup() { parameter "$1" "$1" "$2, which Terraform looks up," "${3-}"; } # PARAMETER ATTRIBUTE [required]

# A parameter that is the output of another stack, or of that of a stack set in REGION: noted, and asked for once for all that come from
# there.
output() { # PARAMETER STACK OUTPUT [REGION]
  from=$2${4+/$4}
  contains "$sources" "$from" || sources="$sources $from"
  echo "$from Stacks[0].Outputs[?OutputKey=='$3'].{ParameterKey: '$1', ParameterValue: OutputValue}" >>"$work/$name/wanted"
}

# The stacks of the stack set at hand, as the administrator that the user says.
set_instances() {
  value=SELF
  given "$caller_parameter" || :
  call cloudformation list-stack-instances --stack-set-name "$stack_name" --call-as "$value" --output text "$@"
}

# Takes on the stack of the stack set at hand in region $1.
enter_set() {
  number=$(account_number) || fail "cannot tell the number of its account"
  found=$(set_instances --stack-instance-account "$number" --stack-instance-region "$1" \
    --query "Summaries[?Account=='$number' && Region=='$1'].StackId | [0]") || exit 1
  [ "$found" != None ] || fail "stack set $stack_name has no stack in region $1 of account $number, which others need"
  stack_name=$found region=$1
}

# The members of the parameters that come from stack $1 (STACK or STACK/REGION), as the aws command prints a list: brackets on lines of
# their own.
outputs_of() (
  query=$(awk -v stack="$1" '$1 == stack { sub(/^[^ ]* /, ""); list = list (list ? ", " : "") $0 } END { print "[" list "][]" }' \
    "$work/$name/wanted")
  reader=$name
  describe "${1%%/*}"
  become
  case $1 in */*) enter_set "${1#*/}" ;; esac
  formation describe-stacks --query "$query" --output json >"$work/$reader/list" || exit 1
  sed '1d;$d' "$work/$reader/list"
)

# What belongs to the parameters of the stack at hand. What is asked for and not given is left in `missing`.
gather() {
  missing='' sources=''
  mkdir -p "$work/$name"
  rm -f "$work/$name/parameters" "$work/$name/wanted"
  parameters "$name"
}

write_parameters() {
  gather
  for source in $sources; do
    outputs_of "$source" >"$work/$name/found" || fail "cannot read the outputs of stack $source"
    append "$work/$name/parameters" <"$work/$name/found"
  done
}

# --- tags ----------------------------------------------------------------------------------------------------------------------------

tag() { # KEY VALUE
  [ -z "$2" ] || member Key "$1" Value "$2" | append "$work/$name/tags"
}

# A tag with the value of a parameter. Where nobody gives it and there is no default, the stack keeps the value that it has.
parameter_tag() { # KEY PARAMETER NAME [DEFAULT]
  if given "$3"; then
    :
  elif [ $# -gt 3 ]; then
    value=$4
  else
    value=$(formation describe-stacks --output text \
      --query "Stacks[0].Parameters[?ParameterKey=='$2'].ParameterValue | [0]") || fail "cannot read the value of parameter $2"
  fi
  tag "$1" "$value"
}

# Makes $work/NAME/tags.json for the stack at hand.
write_tags() {
  rm -f "$work/$name/tags"
  tags "$name"
  list tags
}

# Turns the members in $work/NAME/$1 into $work/NAME/$1.json.
list() {
  {
    echo '['
    [ ! -f "$work/$name/$1" ] || cat "$work/$name/$1"
    echo ']'
  } >"$work/$name/$1.json"
}

# --- templates -----------------------------------------------------------------------------------------------------------------------

account_number() { call sts get-caller-identity --query Account --output text; }

find_bucket() {
  upload=$bucket
  while :; do
    case $upload in
    *'{region}'*) upload=${upload%%'{region}'*}$region${upload#*'{region}'} ;;
    *'{account}'*)
      number=$(account_number) || fail "cannot tell the number of its account"
      upload=${upload%%'{account}'*}$number${upload#*'{account}'}
      ;;
    *) return ;;
    esac
  done
}

# Uploads the files and folders whose paths stand in the template, and goes on with one that has their places instead.
package() {
  find_bucket
  call cloudformation package --template-file "$template" --s3-bucket "$upload" --s3-prefix "$configuration" --use-json \
    --output-template-file "$work/$name/$template" >"$work/$name/packaged" 2>"$work/$name/error" || fail "$(said error)"
  template=$work/$name/$template
}

# Uploads the template $1 and sets `url` to where it is. Its name there follows from what it says.
upload_template() {
  find_bucket
  key=$configuration/$(cksum <"$1" | tr ' ' -)-${1##*/}
  call s3 cp --only-show-errors "$1" "s3://$upload/$key" >&2 || fail "cannot upload its template to bucket $upload"
  case $region in cn-*) suffix=amazonaws.com.cn ;; *) suffix=amazonaws.com ;; esac
  url=https://s3${region:+.$region}.$suffix/$upload/$key
}

# Sets `url` to where the template was uploaded; to nothing, where it can be sent as it is.
place_template() {
  if [ -n "$common" ]; then
    upload_template "$common"
    member ParameterKey "$url_parameter" ParameterValue "$url" | append "$work/$name/parameters"
  fi
  url=''
  [ -z "$packaged" ] || package
  [ "$(wc -c <"$template")" -gt "$inline_limit" ] || return 0
  upload_template "$template"
}

# What can be known to fail is said before anything is begun.
preflight() {
  faults=0
  for name in $selected; do
    describe "$name"
    if [ -z "$bucket" ] && [ -n "$packaged$common" ]; then
      printf '%s: its template names files that have to be uploaded: name a bucket with --bucket\n' "$name" >&2
      faults=1
    elif [ -z "$bucket" ] && [ "$(wc -c <"$template")" -gt "$inline_limit" ]; then
      printf '%s: its template has more than %s bytes and has to be uploaded: name a bucket with --bucket\n' "$name" "$inline_limit" >&2
      faults=1
    fi
    gather
    [ -n "$missing$account" ] || continue
    # What is missing may be kept where the stack exists already; and another account may be out of reach.
    look
    case $status in none | REVIEW_IN_PROGRESS) ;; *) continue ;; esac
    [ -n "$missing" ] || continue
    printf '%s' "$missing" >&2
    faults=1
  done
  [ "$faults" -eq 0 ] || exit 1
}

# --- change sets ---------------------------------------------------------------------------------------------------------------------

# Sets `kind` to what kind of change set the stack at hand can take.
find_kind() {
  case $status in
  none | REVIEW_IN_PROGRESS) kind=CREATE ;;
  ROLLBACK_COMPLETE | ROLLBACK_FAILED | CREATE_FAILED | DELETE_FAILED)
    failures
    fail "stack $stack_name is in state $status; CloudFormation only lets it be deleted: run \`sh deploy.sh delete $name\`, then deploy again"
    ;;
  UPDATE_ROLLBACK_FAILED)
    failures
    fail "stack $stack_name is in state $status: mend what the events name, then run" \
      "\`aws cloudformation continue-update-rollback --stack-name $stack_name${region:+ --region $region}\` and deploy again"
    ;;
  *) kind=UPDATE ;;
  esac
}

is_unchanged() {
  case $1 in
  *"didn't contain changes"* | *'No updates are to be performed'*) ;;
  *) return 1 ;;
  esac
}

# Those of nested stacks go with it, one after the other.
discard() {
  formation delete-change-set --change-set-name "$change_set" >/dev/null 2>&1
  while [ -n "$whole" ] && state=$(formation describe-change-set --change-set-name "$change_set" --query Status --output text 2>&1); do
    case $state in DELETE_FAILED*) break ;; esac
    sleep "$interval"
  done
  [ "$kind" = CREATE ] || return 0
  formation delete-stack >/dev/null 2>&1
}

# Prints a name for what is done with the stack at hand now.
unique() { printf 'tf2cfn-%.60s-%s-%s' "$name" "$(date -u +%Y%m%d%H%M%S)" $$; }

# Makes the change set `change_set`, where `whole` is set with those of nested stacks. 1: there is nothing to change.
make_change_set() {
  change_set=$(unique)
  write_parameters
  write_tags
  place_template
  list parameters
  set -- --change-set-name "$change_set" --change-set-type "$kind" --parameters "file://$work/$name/parameters.json" \
    --output text --query Id
  # shellcheck disable=SC2086 # a list of words
  [ -z "$capabilities" ] || set -- "$@" --capabilities $capabilities
  [ ! -f "$work/$name/tags" ] || set -- "$@" --tags "file://$work/$name/tags.json"
  [ -z "$whole" ] || set -- "$@" --include-nested-stacks
  if [ -n "$url" ]; then set -- "$@" --template-url "$url"; else set -- "$@" --template-body "file://$template"; fi
  if ! change_set_id=$(formation create-change-set "$@" 2>"$work/$name/error"); then
    is_unchanged "$(said error)" && return 1
    fail "$(said error)"
  fi
  await_change_set
}

await_change_set() {
  while :; do
    become
    state=$(formation describe-change-set --change-set-name "$change_set" --query '[Status, StatusReason]' --output text) ||
      fail "cannot look at change set $change_set"
    case $state in
    CREATE_COMPLETE*) return 0 ;;
    FAILED*)
      discard
      is_unchanged "$state" && return 1
      fail "change set: $state"
      ;;
    esac
    sleep "$interval"
  done
}

# --- what is done with a stack -------------------------------------------------------------------------------------------------------

deploy_stack() {
  look_when_settled
  find_kind
  if ! make_change_set; then
    note "unchanged"
    return 0
  fi
  case $kind in CREATE) note "creating $stack_name" ;; *) note "updating $stack_name" ;; esac
  token=$change_set
  formation execute-change-set --change-set-name "$change_set" --client-request-token "$token" >/dev/null 2>"$work/$name/error" ||
    fail "$(said error)"
  settle
  case $status in
  CREATE_COMPLETE | UPDATE_COMPLETE) note "$status" ;;
  *)
    failures "$token"
    fail "stack $stack_name is in state $status"
    ;;
  esac
}

delete_stack() {
  look_when_settled
  if [ "$status" = none ]; then
    note "not there"
    return 0
  fi
  note "deleting $stack_name"
  token=$(unique)
  formation delete-stack --client-request-token "$token" 2>"$work/$name/error" || fail "$(said error)"
  settle
  while [ "$status" = REVIEW_IN_PROGRESS ]; do
    sleep "$interval"
    settle
  done
  if [ "$status" != none ]; then
    failures "$token"
    fail "stack $stack_name is in state $status"
  fi
  note "deleted"
}

# The values that a stack takes from another one are there only when that is.
missing_sources() (
  # shellcheck disable=SC2030 # the subshell is meant to keep it
  for name in $after; do
    describe "$name"
    look
    case $status in none | REVIEW_IN_PROGRESS) printf ' %s' "$name" ;; esac
  done
)

# What a change set changes, below it what those of nested stacks change. INDENT is in front of each line.
show_changes() { # CHANGE_SET INDENT
  call cloudformation describe-change-set --change-set-name "$1" --output text \
    --query 'Changes[].ResourceChange.[Action, LogicalResourceId, ResourceType, Replacement, ChangeSetId]' |
    while IFS='	' read -r action resource type replacement inner; do
      case $replacement in True) replacement=', replaced' ;; Conditional) replacement=', perhaps replaced' ;; *) replacement='' ;; esac
      printf '%s%s %s (%s)%s\n' "$2" "$action" "$resource" "$type" "$replacement"
      case $inner in arn:*) show_changes "$inner" "$2  " ;; esac
    done
}

plan_stack() {
  whole=$nested
  look
  absent=$(missing_sources) || exit 1
  if [ -n "$absent" ]; then
    note "can be planned when what it needs exists:$absent"
    return 0
  fi
  find_kind
  if ! make_change_set; then
    note "unchanged"
    return 0
  fi
  case $kind in CREATE) note "would create $stack_name" ;; *) note "would update $stack_name" ;; esac
  show_changes "$change_set_id" '  '
  discard
}

show_status() {
  look
  # shellcheck disable=SC2031
  printf '%-24s %-15s %-40s %s\n' "$name" "${region:--}" "$stack_name" "$status"
  [ "$status" != none ] || return 0
  [ -z "$nested" ] || show_nested
  [ -z "$common" ] || show_set
}

# The stacks that are nested in the one at hand.
show_nested() {
  formation list-stack-resources --output text \
    --query "StackResourceSummaries[?ResourceType == 'AWS::CloudFormation::Stack'].[LogicalResourceId, ResourceStatus]" |
    awk '{ printf "  %-78s %s\n", $1, $2 }'
}

# The stacks of the stack set that the one at hand deploys.
show_set() {
  set_instances --query 'Summaries[].[Region, Account, Status, StackInstanceStatus.DetailedStatus]' |
    awk '{ printf "  %-22s %-15s %-40s %s\n", "", $1, $2, $3 ($4 == "None" || $4 == "" ? "" : ", " $4) }'
}

# --- all stacks ----------------------------------------------------------------------------------------------------------------------

# One after the other; ends at the first failure.
each() { # ACTION
  for name in $selected; do
    (
      describe "$name"
      "$1"
    ) || exit 1
  done
}

# The stacks that have to be done before stack $1.
needed() (
  describe "$1"
  if [ "$reverse" -eq 0 ]; then
    echo "$after"
    return
  fi
  for other in $stacks; do
    describe "$other"
    ! contains "$after" "$1" || echo "$other"
  done
)

is_ready() {
  for other in $(needed "$1"); do
    ! contains "$pending $running" "$other" || return 1
  done
}

start() { # ACTION
  rm -rf "${work:?}/$name/status"
  mkdir -p "$work/$name"
  {
    (
      describe "$name"
      "$1"
    )
    echo $? >"$work/$name/exit"
    mv "$work/$name/exit" "$work/$name/status"
  } &
  children="$children $!"
}

# Runs an action on every selected stack, each as soon as those it needs are done. After a failure nothing more is begun.
schedule() { # ACTION
  case $interval in 0* | .*) pause=$interval ;; *) pause=1 ;; esac
  pending=$selected running='' failed='' children=''
  while [ -n "$pending$running" ]; do
    still=''
    for name in $running; do
      if [ ! -f "$work/$name/status" ]; then
        still="$still $name"
      elif [ "$(cat "$work/$name/status")" -ne 0 ]; then
        failed="$failed $name"
      fi
    done
    running=$still
    [ -z "$failed" ] || break
    for name in $pending; do
      is_ready "$name" || continue
      start "$1"
      running="$running $name" later=''
      for other in $pending; do [ "$other" = "$name" ] || later="$later $other"; done
      pending=$later
    done
    sleep "$pause"
  done
  wait
  [ -n "$failed" ] || return 0
  for name in $running; do
    [ "$(cat "$work/$name/status")" -eq 0 ] || failed="$failed $name"
  done
  printf 'deploy.sh: failed:%s%s\n' "$failed" "${pending:+; not begun: ${pending# }}" >&2
  return 1
}

confirm() {
  [ "$sure" -eq 0 ] || return 0
  [ -t 0 ] || misuse "delete asks whether to go on; say --yes"
  printf 'Delete the stacks of %s: %s? Type yes: ' "$configuration" "$selected"
  read -r answer || answer=''
  [ "$answer" = yes ] || die "nothing was deleted"
}

interrupted() {
  # shellcheck disable=SC2086 # a list of process IDs
  [ -z "${children-}" ] || kill $children 2>/dev/null
  echo 'deploy.sh: interrupted; what CloudFormation has begun goes on: see sh deploy.sh status' >&2
  exit 130
}

# --- the command line ----------------------------------------------------------------------------------------------------------------

absolute() { case $1 in /*) printf '%s\n' "$1" ;; *) printf '%s/%s\n' "$PWD" "$1" ;; esac; }

command='' chosen='' sure=0 values=${DEPLOY_PARAMETERS-} bucket=${DEPLOY_BUCKET-} interval=${DEPLOY_INTERVAL-5} reverse=0
while [ $# -gt 0 ]; do
  case $1 in
  --parameters | --bucket) [ $# -gt 1 ] || misuse "$1 takes a value" ;;
  esac
  case $1 in
  --parameters) values=$2 && shift ;;
  --parameters=*) values=${1#*=} ;;
  --bucket) bucket=$2 && shift ;;
  --bucket=*) bucket=${1#*=} ;;
  --yes) sure=1 ;;
  -h | --help | help)
    usage
    exit
    ;;
  -*) misuse "unknown option $1" ;;
  *) if [ -z "$command" ] && contains 'deploy plan delete status' "$1"; then command=$1; else chosen="$chosen $1"; fi ;;
  esac
  shift
done
for name in $chosen; do contains "$stacks" "$name" || misuse "there is no stack $name; there are: $stacks"; done
selected=''
for name in $stacks; do
  if [ -z "$chosen" ] || contains "$chosen" "$name"; then selected="$selected${selected:+ }$name"; fi
done
if [ -n "$values" ]; then
  values=$(absolute "$values")
  [ -r "$values" ] || die "cannot read $values"
fi
command -v aws >/dev/null 2>&1 || die "the aws command is not installed"
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
cd "$here" || exit 1

AWS_PAGER=''
export AWS_PAGER
umask 077
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap interrupted HUP INT TERM

case ${command:-deploy} in
deploy)
  preflight
  schedule deploy_stack
  ;;
plan)
  preflight
  each plan_stack
  ;;
delete)
  reverse=1
  confirm
  schedule delete_stack
  ;;
status) each show_status ;;
esac
