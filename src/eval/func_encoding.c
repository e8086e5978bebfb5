/* Base64, URL encoding, character sets and gzip. */
#include "eval/func_util.h"

#include <ctype.h>
#include <errno.h>
#include <iconv.h>
#include <unistr.h>
#include <zlib.h>

void func_base64(Buf *out, Str s) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const unsigned char *p = (const unsigned char *)s.p;
  for (size_t i = 0; i < s.n; i += 3) {
    size_t left = s.n - i;
    uint32_t w = (uint32_t)p[i] << 16 | (left > 1 ? (uint32_t)p[i + 1] << 8 : 0) | (left > 2 ? p[i + 2] : 0);
    for (size_t k = 0; k < 4; k++) buf_addc(out, k <= left ? digits[w >> (18 - 6 * k) & 63] : '=');
  }
}

static int sextet(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/* The standard alphabet with required padding; line breaks are skipped anywhere, as Go's decoder does. */
bool func_unbase64(Arena *a, Str s, Str *out) {
  char *bytes = arena_alloc(a, s.n);
  size_t n = 0, digits = 0, pads = 0;
  uint32_t w = 0;
  for (size_t i = 0; i < s.n; i++) {
    char ch = s.p[i];
    if (ch == '\n' || ch == '\r') continue;
    int d = sextet(ch);
    if (ch == '=') {
      if (digits % 4 + pads < 2 || digits % 4 + pads > 3 || digits % 4 == 0) return false;
      pads++;
      continue;
    }
    if (d < 0 || pads) return false;
    w = w << 6 | (uint32_t)d;
    if (++digits % 4) continue;
    for (int shift = 16; shift >= 0; shift -= 8) bytes[n++] = (char)(w >> shift & 255);
    w = 0;
  }
  size_t rest = digits % 4;
  if (rest == 1 || (rest && rest + pads != 4)) return false;
  if (rest == 2) bytes[n++] = (char)(w >> 4 & 255);
  if (rest == 3) {
    bytes[n++] = (char)(w >> 10 & 255);
    bytes[n++] = (char)(w >> 2 & 255);
  }
  *out = (Str){bytes, n};
  return true;
}

bool func_is_utf8(Str s) { return !s.n || !u8_check((const uint8_t *)s.p, s.n); }

static const Value *as_base64(const Call *c, Str s) {
  Buf b = buf_new(c->a);
  func_base64(&b, s);
  return func_result(c, &b);
}

static const Value *fn_base64encode(const Call *c) { return as_base64(c, func_str(c, 0)); }

static const Value *sym_of_base64encode(const Call *c) { return sym_base64(c->a, c->args[0]); }

static const Value *fn_base64decode(const Call *c) {
  Str out;
  if (!func_unbase64(c->a, func_str(c, 0), &out)) return func_error(c, -1, "failed to decode base64 data");
  if (!func_is_utf8(out)) return func_error(c, -1, "the result of decoding the provided string is not valid UTF-8");
  return func_text(c, out);
}

/* Decoding what was encoded at deployment gives the original. */
static const Value *sym_of_base64decode(const Call *c) {
  const Value *v = c->args[0];
  return v->kind == VAL_SYM && v->sym->op == SYM_BASE64 ? v->sym->args[0] : NULL;
}

static const Value *fn_urlencode(const Call *c) {
  Str s = func_str(c, 0);
  Buf b = buf_new(c->a);
  for (size_t i = 0; i < s.n; i++) {
    unsigned char ch = (unsigned char)s.p[i];
    if (ch == ' ')
      buf_addc(&b, '+');
    else if (ch < 0x80 && (isalnum(ch) || strchr("-_.~", ch)) && ch)
      buf_addc(&b, (char)ch);
    else
      buf_addf(&b, "%%%02X", ch);
  }
  return func_result(c, &b);
}

/* Character sets: the ones of Go's ianaindex package, which Terraform uses, under their IANA names and aliases (IANA character
 * sets registry), and what iconv calls them. Names are compared without case. */
static const struct {
  const char *iconv, *names;
} charsets[] = {
    {"US-ASCII", "US-ASCII iso-ir-6 ANSI_X3.4-1968 ANSI_X3.4-1986 ISO_646.irv:1991 ISO646-US us IBM367 cp367 csASCII"},
    {"UTF-8", "UTF-8 csUTF8"},
    {"UTF-16", "UTF-16 csUTF16"},
    {"UTF-16BE", "UTF-16BE csUTF16BE"},
    {"UTF-16LE", "UTF-16LE csUTF16LE"},
    {"ISO-8859-1", "ISO_8859-1:1987 iso-ir-100 ISO_8859-1 ISO-8859-1 latin1 l1 IBM819 CP819 csISOLatin1"},
    {"ISO-8859-2", "ISO_8859-2:1987 iso-ir-101 ISO_8859-2 ISO-8859-2 latin2 l2 csISOLatin2"},
    {"ISO-8859-3", "ISO_8859-3:1988 iso-ir-109 ISO_8859-3 ISO-8859-3 latin3 l3 csISOLatin3"},
    {"ISO-8859-4", "ISO_8859-4:1988 iso-ir-110 ISO_8859-4 ISO-8859-4 latin4 l4 csISOLatin4"},
    {"ISO-8859-5", "ISO_8859-5:1988 iso-ir-144 ISO_8859-5 ISO-8859-5 cyrillic csISOLatinCyrillic"},
    {"ISO-8859-6", "ISO_8859-6:1987 iso-ir-127 ISO_8859-6 ISO-8859-6 ECMA-114 ASMO-708 arabic csISOLatinArabic"},
    {"ISO-8859-7", "ISO_8859-7:1987 iso-ir-126 ISO_8859-7 ISO-8859-7 ELOT_928 ECMA-118 greek greek8 csISOLatinGreek"},
    {"ISO-8859-8", "ISO_8859-8:1988 iso-ir-138 ISO_8859-8 ISO-8859-8 hebrew csISOLatinHebrew"},
    {"ISO-8859-9", "ISO_8859-9:1989 iso-ir-148 ISO_8859-9 ISO-8859-9 latin5 l5 csISOLatin5"},
    {"ISO-8859-10", "ISO-8859-10 iso-ir-157 l6 ISO_8859-10:1992 csISOLatin6 latin6"},
    {"ISO-8859-13", "ISO-8859-13 csISO885913"},
    {"ISO-8859-14", "ISO-8859-14 iso-ir-199 ISO_8859-14:1998 ISO_8859-14 latin8 iso-celtic l8 csISO885914"},
    {"ISO-8859-15", "ISO-8859-15 ISO_8859-15 Latin-9 csISO885915"},
    {"ISO-8859-16", "ISO-8859-16 iso-ir-226 ISO_8859-16:2001 ISO_8859-16 latin10 l10 csISO885916"},
    {"IBM037", "IBM037 cp037 ebcdic-cp-us ebcdic-cp-ca ebcdic-cp-wt ebcdic-cp-nl csIBM037"},
    {"CP437", "IBM437 cp437 437 csPC8CodePage437"},
    {"CP850", "IBM850 cp850 850 csPC850Multilingual"},
    {"CP852", "IBM852 cp852 852 csPCp852"},
    {"CP855", "IBM855 cp855 855 csIBM855"},
    {"CP858", "IBM00858 CCSID00858 CP00858 PC-Multilingual-850+euro csIBM00858"},
    {"CP860", "IBM860 cp860 860 csIBM860"},
    {"CP862", "IBM862 cp862 862 csPC862LatinHebrew"},
    {"CP863", "IBM863 cp863 863 csIBM863"},
    {"CP865", "IBM865 cp865 865 csIBM865"},
    {"CP866", "IBM866 cp866 866 csIBM866"},
    {"IBM1047", "IBM1047 IBM-1047 csIBM1047"},
    {"KOI8-R", "KOI8-R csKOI8R"},
    {"KOI8-U", "KOI8-U csKOI8U"},
    {"MACINTOSH", "macintosh mac csMacintosh"},
    {"CP874", "windows-874 cswindows874"},
    {"CP1250", "windows-1250 cswindows1250"},
    {"CP1251", "windows-1251 cswindows1251"},
    {"CP1252", "windows-1252 cswindows1252"},
    {"CP1253", "windows-1253 cswindows1253"},
    {"CP1254", "windows-1254 cswindows1254"},
    {"CP1255", "windows-1255 cswindows1255"},
    {"CP1256", "windows-1256 cswindows1256"},
    {"CP1257", "windows-1257 cswindows1257"},
    {"CP1258", "windows-1258 cswindows1258"},
    {"SHIFT_JIS", "Shift_JIS MS_Kanji csShiftJIS"},
    {"EUC-JP", "Extended_UNIX_Code_Packed_Format_for_Japanese csEUCPkdFmtJapanese EUC-JP"},
    {"ISO-2022-JP", "ISO-2022-JP csISO2022JP"},
    {"EUC-KR", "EUC-KR csEUCKR"},
    {"BIG5", "Big5 csBig5"},
    {"GBK", "GBK CP936 MS936 windows-936 csGBK"},
    {"GB18030", "GB18030 csGB18030"},
};

static bool same_name(Str a, Str b) {
  if (a.n != b.n) return false;
  for (size_t i = 0; i < a.n; i++)
    if (tolower((unsigned char)a.p[i]) != tolower((unsigned char)b.p[i])) return false;
  return true;
}

static const char *find_charset(Str name) {
  for (size_t i = 0; i < sizeof charsets / sizeof *charsets; i++) {
    Str names = str_from(charsets[i].names);
    for (size_t from = 0, to; from < names.n; from = to + 1) {
      to = str_find_char(names, ' ', from);
      if (same_name(name, str_sub(names, from, to))) return charsets[i].iconv;
    }
  }
  return NULL;
}

/* `in` from one character set to another; false when something in it has no counterpart. */
static bool transcode(Str in, const char *from, const char *to, Buf *out) {
  iconv_t cd = iconv_open(to, from);
  if (cd == (iconv_t)-1) return false;
  char *src = (char *)(uintptr_t)(in.n ? in.p : ""), chunk[4096];
  size_t left = in.n;
  bool ok = true, flush = false;
  while (ok) {
    char *dst = chunk;
    size_t room = sizeof chunk;
    size_t r = iconv(cd, flush ? NULL : &src, flush ? NULL : &left, &dst, &room);
    buf_add(out, (Str){chunk, sizeof chunk - room});
    if (r == (size_t)-1 && errno == E2BIG) continue;
    ok = r != (size_t)-1;
    if (flush) break;
    flush = true;
  }
  iconv_close(cd);
  return ok;
}

static const char *charset_arg(const Call *c) {
  const char *set = find_charset(func_str(c, 1));
  if (!set) {
    Str name = func_str(c, 1);
    func_error(c, 1, "\"%.*s\" is not a supported IANA encoding name or alias in this Terraform version", STR_ARG(name));
  }
  return set;
}

/* UTF-16 without a byte order in its name is big-endian behind a byte order mark. */
static const Value *fn_textencodebase64(const Call *c) {
  const char *set = charset_arg(c);
  if (!set) return &value_unknown;
  bool marked = !strcmp(set, "UTF-16");
  Buf b = buf_new(c->a);
  if (marked) buf_add(&b, STR("\xFE\xFF"));
  if (!transcode(func_str(c, 0), "UTF-8", marked ? "UTF-16BE" : set, &b)) {
    Str name = func_str(c, 1);
    return func_error(c, 0, "the given string contains characters that cannot be represented in %.*s", STR_ARG(name));
  }
  return as_base64(c, buf_str(&b));
}

static const Value *fn_textdecodebase64(const Call *c) {
  const char *set = charset_arg(c);
  Str bytes;
  if (!set) return &value_unknown;
  if (!func_unbase64(c->a, func_str(c, 0), &bytes)) return func_error(c, 0, "the given value has an invalid base64 symbol");
  if (!strcmp(set, "UTF-16")) {
    bool little = str_starts(bytes, STR("\xFF\xFE"));
    if (little || str_starts(bytes, STR("\xFE\xFF"))) bytes = str_sub(bytes, 2, bytes.n);
    set = little ? "UTF-16LE" : "UTF-16BE";
  }
  Buf b = buf_new(c->a);
  if (!transcode(bytes, set, "UTF-8", &b)) {
    Str name = func_str(c, 1);
    return func_error(c, 0, "the given string contains symbols that are not defined for %.*s", STR_ARG(name));
  }
  return func_result(c, &b);
}

/* A gzip member with the header that Go writes: no time, no name, unknown system. */
static bool gzip(Str in, Buf *out) {
  z_stream z = {0};
  if (deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) != Z_OK) return false;
  buf_add(out, STR("\x1f\x8b\x08\0\0\0\0\0\0\xff"));
  unsigned char chunk[16384];
  uLong crc = crc32(0, NULL, 0);
  size_t at = 0;
  int r = Z_OK;
  while (r == Z_OK) {
    size_t n = in.n - at < UINT32_MAX / 2 ? in.n - at : UINT32_MAX / 2;
    z.next_in = (Bytef *)(uintptr_t)(in.p + at);
    z.avail_in = (uInt)n;
    z.next_out = chunk;
    z.avail_out = sizeof chunk;
    r = deflate(&z, at + n == in.n ? Z_FINISH : Z_NO_FLUSH);
    crc = crc32(crc, (const Bytef *)in.p + at, (uInt)(n - z.avail_in));
    at += n - z.avail_in;
    buf_add(out, (Str){(char *)chunk, sizeof chunk - z.avail_out});
  }
  deflateEnd(&z);
  for (int i = 0; i < 32; i += 8) buf_addc(out, (char)(crc >> i & 255));
  for (int i = 0; i < 32; i += 8) buf_addc(out, (char)(in.n >> i & 255));
  return r == Z_STREAM_END;
}

static const Value *fn_base64gzip(const Call *c) {
  Buf b = buf_new(c->a);
  if (!gzip(func_str(c, 0), &b)) return func_error(c, -1, "failed to compress the string");
  diag_note(c->ev->diags, TC3507, c->span, "base64gzip() may give other bytes than Terraform's");
  diag_detail(
      c->ev->diags,
      "The compressed text decompresses to the same bytes on both sides, but Terraform's compressor may choose "
      "another encoding of it, so the two need not be equal. Where that matters, keep the compressed file and read it with "
      "filebase64().");
  return as_base64(c, buf_str(&b));
}

static const char known[] = "needs a value known at conversion";

// clang-format off
const Function func_encoding[] = {
  {"base64decode", {P_STR("str")}, .returns = &type_string, .fn = fn_base64decode, .symbolic = sym_of_base64decode,
   .lowering = "undoes base64encode() of a deploy-time value; otherwise needs a value known at conversion"},
  {"base64encode", {P_STR("str")}, .returns = &type_string, .fn = fn_base64encode, .symbolic = sym_of_base64encode,
   .lowering = "`Fn::Base64`"},
  {"base64gzip", {P_STR("str")}, .returns = &type_string, .fn = fn_base64gzip, .lowering = known},
  {"textdecodebase64", {P_STR("source"), P_STR("encoding")}, .returns = &type_string, .fn = fn_textdecodebase64, .lowering = known},
  {"textencodebase64", {P_STR("string"), P_STR("encoding")}, .returns = &type_string, .fn = fn_textencodebase64, .lowering = known},
  {"urlencode", {P_STR("str")}, .returns = &type_string, .fn = fn_urlencode, .lowering = known},
  {0},
};
// clang-format on
