# Input: the output of --diagnostics json. $expected: an array of expectations. $prefix: the case's folder as it was named
# on the command line. Output: one line for each difference.

def relative: if . == null then null else ltrimstr($prefix + "/") | gsub("(?<a>^|/)\\./"; .a) end;

def place: if .file == null then "(no position)" else "\(.file):\(.line)" end;

def show: "\(place) \(.code) \(.severity) \"\(.text)\"";

# An expectation without a file takes a diagnostic from anywhere.
def meets($e): .code == $e.code and .severity == $e.severity and (.text | contains($e.text))
  and ($e.file == null or (.file == $e.file and .line == $e.line));

[.diagnostics[] | {file: (.range.filename? | relative), line: .range.start.line?, code, severity, text: .summary}] as $got
| reduce ($expected | sort_by(.file == null))[] as $e ({left: $got, missed: []};
    ([.left | to_entries[] | select(.value | meets($e)) | .key][0]) as $i
    | if $i == null then .missed += [$e] else .left |= del(.[$i]) end)
| (.missed[] | "missing:    " + show),
  (.left[] | select(.severity != "note") | "unexpected: " + show)
