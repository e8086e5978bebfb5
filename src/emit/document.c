/* Known values as JSON text. */
#include "base/json_write.h"
#include "emit/template.h"

static void write(JsonWriter *w, Arena *a, const Value *v) {
  switch (v->kind) {
  case VAL_BOOL: jw_bool(w, v->boolean); break;
  case VAL_NUMBER: jw_number(w, num_to_str(a, v->number)); break;
  case VAL_STRING: jw_str(w, v->string); break;
  case VAL_LIST:
  case VAL_SET:
  case VAL_TUPLE:
    jw_array(w);
    for (size_t i = 0; i < v->seq.n; i++) write(w, a, v->seq.items[i]);
    jw_end(w);
    break;
  case VAL_MAP:
  case VAL_OBJECT:
    jw_object(w);
    for (size_t i = 0; i < v->map.n; i++) {
      jw_key(w, v->map.fields[i].key);
      write(w, a, v->map.fields[i].value);
    }
    jw_end(w);
    break;
  case VAL_NULL:
  case VAL_UNKNOWN: jw_null(w); break; /* unknown only after a reported fault; then nothing is written to disk */
  case VAL_SYM: BUG("a symbol in a finished document");
  }
}

void write_json(Buf *out, const Value *v) {
  JsonWriter w = jw_writer(out);
  write(&w, out->arena, v);
  jw_finish(&w);
}
