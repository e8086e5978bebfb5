/* Keys of instances as addresses show them: as an index that HCL would read back. */
#include "expand/internal.h"

#include <unictype.h>
#include <unistr.h>

// clang-format off
static const char *const escapes[128] = {
  ['\n'] = "\\n", ['\r'] = "\\r", ['\t'] = "\\t", ['"'] = "\\\"", ['\\'] = "\\\\",
};
// clang-format on

static bool printable(ucs4_t c) {
  const uint32_t shown = UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_N | UC_CATEGORY_MASK_P | UC_CATEGORY_MASK_S;
  return c == ' ' || uc_is_general_category_withtable(c, shown);
}

static void print_char(Buf *out, ucs4_t c, Str bytes) {
  if (c < 128 && escapes[c])
    buf_addz(out, escapes[c]);
  else if (printable(c))
    buf_add(out, bytes);
  else if (c < 0x10000)
    buf_addf(out, "\\u%04x", (unsigned)c);
  else
    buf_addf(out, "\\U%08x", (unsigned)c);
}

static void print_name(Buf *out, Str s) {
  for (size_t i = 0; i < s.n;) {
    ucs4_t c;
    int len = u8_mbtouc(&c, (const uint8_t *)s.p + i, s.n - i);
    Str bytes = str_sub(s, i, i + (size_t)len);
    i += (size_t)len;
    print_char(out, c, bytes);
    /* what would start a template is doubled */
    if ((c == '$' || c == '%') && i < s.n && s.p[i] == '{') buf_add(out, bytes);
  }
}

void key_print(Buf *out, InstanceKey key) {
  if (key.kind == KEY_INT) buf_addf(out, "[%lld]", (long long)key.index);
  if (key.kind != KEY_STRING) return;
  buf_addz(out, "[\"");
  print_name(out, key.name);
  buf_addz(out, "\"]");
}
