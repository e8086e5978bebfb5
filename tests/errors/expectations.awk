# Reads the inline expectations of one configuration file and prints them as JSON, one a line. -v file=NAME

function emit(line, text,    code, severity, at) {
  code = text
  sub(/ .*/, "", code)
  sub(/^[^ ]+ +/, "", text)
  severity = text
  sub(/ .*/, "", severity)
  sub(/^[^ ]+ +/, "", text)
  if (code !~ /^TC[0-9]+$/ || severity !~ /^(error|warning|note)$/ || text !~ /^".*"[ \t\r]*$/) {
    printf "{\"malformed\":\"line %d\"}\n", NR
    return
  }
  sub(/[ \t\r]*$/, "", text)
  at = line ? sprintf("\"file\":\"%s\",\"line\":%d", file, line) : "\"file\":null,\"line\":null"
  printf "{%s,\"code\":\"%s\",\"severity\":\"%s\",\"text\":%s}\n", at, code, severity, text
}

/(#|\/\/) expect-anywhere: / {
  text = $0
  sub(/.*(#|\/\/) expect-anywhere: */, "", text)
  emit(0, text)
  next
}

/^[ \t]*(#|\/\/) expect: / {
  text = $0
  sub(/^[ \t]*(#|\/\/) expect: */, "", text)
  waiting[++n] = text
  next
}

{
  for (i = 1; i <= n; i++) emit(NR, waiting[i])
  n = 0
}

/(#|\/\/) expect: / {
  text = $0
  sub(/.*(#|\/\/) expect: */, "", text)
  emit(NR, text)
}

END {
  for (i = 1; i <= n; i++) emit(NR + 1, waiting[i])
}
