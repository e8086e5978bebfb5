#include "emit/template.h"
void write_yaml(Buf *out, const Value *v) { write_json(out, v); }
