Hello, ${who}${loud ? "!" : "."}
%{ for i, x in items ~}
${i}: ${upper(x)}
%{ endfor ~}
%{ if loud }LOUD%{ else }quiet%{ endif }
