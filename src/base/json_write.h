/* Writing JSON: deterministic, two spaces a level, one member a line, members in the order in which they are written.
 *
 *   JsonWriter w = jw_writer(&out);
 *   jw_object(&w);
 *     jw_key(&w, STR("a")), jw_int(&w, 1);
 *     jw_key(&w, STR("b")), jw_array(&w), jw_end(&w);
 *   jw_end(&w);
 *   jw_finish(&w);
 *
 * The writer adds commas, newlines and indentation. A string's bytes that are no UTF-8 become U+FFFD; number text is
 * written as it is, so that no digit is lost on the way through a double. The prefix is short because json_* is jansson's. */
#ifndef TF2CFN_BASE_JSON_WRITE_H
#define TF2CFN_BASE_JSON_WRITE_H

#include "base/buf.h"
#include "base/vec.h"

typedef struct {
  Buf *out;
  VEC(char) open; /* the closing bracket of every object and array around */
  bool compact;   /* no white space at all */
  bool after_key;
  bool first; /* nothing was written yet in the innermost object or array */
} JsonWriter;

/* The string in quotes, escaped as little as RFC 8259 allows: quote, backslash and control characters. */
void jw_string(Buf *b, Str s);

JsonWriter jw_writer(Buf *out);
JsonWriter jw_writer_compact(Buf *out);
void jw_object(JsonWriter *w);
void jw_array(JsonWriter *w);
/* Closes the innermost object or array; empty ones are written {} and []. */
void jw_end(JsonWriter *w);
void jw_key(JsonWriter *w, Str key);
void jw_str(JsonWriter *w, Str s);
/* A number's text, already in JSON's syntax. */
void jw_number(JsonWriter *w, Str text);
void jw_int(JsonWriter *w, int64_t i);
void jw_bool(JsonWriter *w, bool b);
void jw_null(JsonWriter *w);
/* Ends the document with a newline (none when compact); everything must be closed. */
void jw_finish(JsonWriter *w);

/* key and value in one step */
void jw_key_str(JsonWriter *w, Str key, Str value);
void jw_key_int(JsonWriter *w, Str key, int64_t value);
void jw_key_bool(JsonWriter *w, Str key, bool value);

#endif
