/* Writing JSON: deterministic, two spaces a level, one member a line, members in the order in which they are written.
 *
 *   JsonWriter w = json_writer(&out);
 *   json_object(&w);
 *     json_key(&w, STR("a")), json_int(&w, 1);
 *     json_key(&w, STR("b")), json_array(&w), json_end(&w);
 *   json_end(&w);
 *   json_finish(&w);
 *
 * The writer adds commas, newlines and indentation. A string's bytes that are no UTF-8 become U+FFFD; number text is
 * written as it is, so that no digit is lost on the way through a double. */
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
void json_string(Buf *b, Str s);

JsonWriter json_writer(Buf *out);
JsonWriter json_writer_compact(Buf *out);
void json_object(JsonWriter *w);
void json_array(JsonWriter *w);
/* Closes the innermost object or array; empty ones are written {} and []. */
void json_end(JsonWriter *w);
void json_key(JsonWriter *w, Str key);
void json_str(JsonWriter *w, Str s);
/* A number's text, already in JSON's syntax. */
void json_number(JsonWriter *w, Str text);
void json_int(JsonWriter *w, int64_t i);
void json_bool(JsonWriter *w, bool b);
void json_null(JsonWriter *w);
/* Ends the document with a newline (none when compact); everything must be closed. */
void json_finish(JsonWriter *w);

/* key and value in one step */
void json_key_str(JsonWriter *w, Str key, Str value);
void json_key_int(JsonWriter *w, Str key, int64_t value);
void json_key_bool(JsonWriter *w, Str key, bool value);

#endif
