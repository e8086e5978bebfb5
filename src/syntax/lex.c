/* The lexer: a table classifies the first byte, the class says how the token goes on.
 *
 * Inside of templates a second table finds the few bytes that end a run of plain text, so that a string costs one lookup a
 * byte. HCL Native Syntax Specification, "Lexical Elements" and "Templates"; where the specification leaves room, the choice
 * is the one that Terraform makes (a heredoc's closing marker needs a newline behind it; comments may hold any byte). */
#include "syntax/lex.h"

/* C_BAD: everything else, the upper half of the byte range included, where an identifier in UTF-8 may begin. */
typedef enum {
  C_BAD,
  C_END,
  C_SPACE,
  C_NEWLINE,
  C_RETURN,
  C_IDENT,
  C_DIGIT,
  C_PUNCT,
  C_HASH,
  C_SLASH,
  C_QUOTE,
  C_LESS,
  C_OPEN,
  C_CLOSE
} Class;

enum { END_OF_FILE = 256 }; /* in the place of a byte */

// clang-format off
static const unsigned char CLASS[257] = {
  [END_OF_FILE] = C_END,
  [' '] = C_SPACE, ['\t'] = C_SPACE, ['\n'] = C_NEWLINE, ['\r'] = C_RETURN,
  ['A'] = C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT,
  ['a'] = C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT, C_IDENT,
  ['_'] = C_IDENT,
  ['0'] = C_DIGIT, C_DIGIT, C_DIGIT, C_DIGIT, C_DIGIT, C_DIGIT, C_DIGIT, C_DIGIT, C_DIGIT, C_DIGIT,
  ['#'] = C_HASH, ['/'] = C_SLASH, ['"'] = C_QUOTE, ['<'] = C_LESS,
  ['('] = C_OPEN, ['['] = C_OPEN, ['{'] = C_OPEN, [')'] = C_CLOSE, [']'] = C_CLOSE, ['}'] = C_CLOSE,
  [','] = C_PUNCT, ['.'] = C_PUNCT, [':'] = C_PUNCT, ['?'] = C_PUNCT, ['='] = C_PUNCT, ['>'] = C_PUNCT, ['&'] = C_PUNCT,
  ['|'] = C_PUNCT, ['!'] = C_PUNCT, ['+'] = C_PUNCT, ['-'] = C_PUNCT, ['*'] = C_PUNCT, ['%'] = C_PUNCT,
};

/* ASCII that goes on in an identifier. */
static const unsigned char IDENT_CONTINUE[256] = {
  ['-'] = 1,
  ['0'] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  ['A'] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  ['_'] = 1,
  ['a'] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
};

/* Bytes at which plain text in a template may end; the others are skipped without a look. */
#define ONES_32 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1
static const unsigned char STOPS[256] = {
  [0] = 1, ['\n'] = 1, ['\r'] = 1, ['"'] = 1, ['\\'] = 1, ['$'] = 1, ['%'] = 1,
  [0x80] = ONES_32, ONES_32, ONES_32, ONES_32,
};

/* Punctuation: with the second byte, if it follows, the longer token. */
static const struct { unsigned char second, one, two; } PUNCT[256] = {
  ['('] = {0, TOK_OPAREN, 0}, [')'] = {0, TOK_CPAREN, 0}, ['['] = {0, TOK_OBRACK, 0}, [']'] = {0, TOK_CBRACK, 0},
  ['{'] = {0, TOK_OBRACE, 0}, ['}'] = {0, TOK_CBRACE, 0}, [','] = {0, TOK_COMMA, 0},  ['?'] = {0, TOK_QUESTION, 0},
  ['+'] = {0, TOK_PLUS, 0},   ['-'] = {0, TOK_MINUS, 0},  ['*'] = {0, TOK_STAR, 0},   ['/'] = {0, TOK_SLASH, 0},
  ['%'] = {0, TOK_PERCENT, 0}, ['.'] = {0, TOK_DOT, 0},
  [':'] = {':', TOK_COLON, TOK_DOUBLE_COLON}, ['='] = {'=', TOK_ASSIGN, TOK_EQ}, ['!'] = {'=', TOK_NOT, TOK_NE},
  ['<'] = {'=', TOK_LT, TOK_LE}, ['>'] = {'=', TOK_GT, TOK_GE}, ['&'] = {'&', TOK_BAD, TOK_AND}, ['|'] = {'|', TOK_BAD, TOK_OR},
};

static const char *const NAMES[TOK_COUNT] = {
  [TOK_EOF] = "the end of the file", [TOK_NEWLINE] = "the end of the line", [TOK_IDENT] = "an identifier",
  [TOK_NUMBER] = "a number", [TOK_LITERAL] = "text", [TOK_OQUOTE] = "a quoted string", [TOK_CQUOTE] = "a closing quote",
  [TOK_OHEREDOC] = "a heredoc", [TOK_CHEREDOC] = "the end of the heredoc", [TOK_INTERP] = "\"${\"",
  [TOK_CONTROL] = "\"%{\"", [TOK_TEMPLATE_END] = "\"}\"", [TOK_OPAREN] = "\"(\"", [TOK_CPAREN] = "\")\"",
  [TOK_OBRACK] = "\"[\"", [TOK_CBRACK] = "\"]\"", [TOK_OBRACE] = "\"{\"", [TOK_CBRACE] = "\"}\"", [TOK_COMMA] = "a comma",
  [TOK_DOT] = "a dot", [TOK_ELLIPSIS] = "\"...\"", [TOK_COLON] = "a colon", [TOK_DOUBLE_COLON] = "\"::\"",
  [TOK_QUESTION] = "a question mark", [TOK_ASSIGN] = "an equals sign", [TOK_FAT_ARROW] = "\"=>\"", [TOK_EQ] = "\"==\"",
  [TOK_NE] = "\"!=\"", [TOK_LT] = "\"<\"", [TOK_LE] = "\"<=\"", [TOK_GT] = "\">\"", [TOK_GE] = "\">=\"", [TOK_AND] = "\"&&\"",
  [TOK_OR] = "\"||\"", [TOK_NOT] = "\"!\"", [TOK_PLUS] = "\"+\"", [TOK_MINUS] = "\"-\"", [TOK_STAR] = "\"*\"",
  [TOK_SLASH] = "\"/\"", [TOK_PERCENT] = "\"%\"", [TOK_BAD] = "an invalid character",
};
// clang-format on

const char *token_name(TokenKind k) { return NAMES[k]; }

/* --- helpers --- */

static unsigned byte_at(const Lexer *l, size_t i) { return i < l->n ? l->src[i] : 0U; }

static PackedToken make(const Lexer *l, TokenKind kind, unsigned flags, uint32_t start) {
  return (PackedToken){(uint64_t)kind | flags << 8 | l->nest << 16, (uint64_t)l->pos << 32 | start};
}

static PackedToken take(Lexer *l, TokenKind kind, unsigned flags, uint32_t length) {
  uint32_t start = l->pos;
  l->pos += length;
  return make(l, kind, flags, start);
}

static PackedToken bad(Lexer *l, BadToken why, uint32_t length) { return take(l, TOK_BAD, (unsigned)why, length); }

static void push(Lexer *l, LexLevel level) {
  vec_push(l->arena, &l->outer, l->top);
  l->top = level;
}

static void pop(Lexer *l) { l->top = l->outer.v[--l->outer.n]; }

void lex_init(Lexer *l, Arena *scratch, Str src, LexMode mode) {
  *l = (Lexer){.src = (const unsigned char *)src.p, .n = (uint32_t)src.n, .top = {.mode = mode}, .arena = scratch};
  if (str_starts(src, STR("\xEF\xBB\xBF"))) l->pos = 3;
}

LexMark lex_mark(const Lexer *l) { return (LexMark){l->outer.n, l->nest, l->top.braces}; }

void lex_rewind(Lexer *l, LexMark m, uint32_t pos) {
  while (l->outer.n > m.outer) pop(l);
  l->nest = m.nest;
  l->top.braces = m.braces;
  l->pos = pos;
}

/* --- tokens of code: `c` is the first byte --- */

/* One that is not all ASCII. */
static PackedToken unicode_identifier(Lexer *l, uint32_t start) {
  l->pos = start + (uint32_t)ident_length(l->src, l->n, start);
  return make(l, TOK_IDENT, 0, start);
}

static PackedToken identifier(Lexer *l, unsigned c) {
  (void)c;
  const unsigned char *p = l->src + l->pos + 1, *end = l->src + l->n;
  uint32_t start = l->pos;
  while (p < end && IDENT_CONTINUE[*p]) p++;
  if (p < end && *p >= 0x80) return unicode_identifier(l, start);
  l->pos = (uint32_t)(p - l->src);
  return make(l, TOK_IDENT, 0, start);
}

static bool is_digit(unsigned c) { return c - '0' < 10; }

/* The longest run of digits, dots and exponents that does not end in a dot; whether it is a number is decided later, so that
 * 1.2.3 is one wrong number and not three right tokens. */
static PackedToken number(Lexer *l, unsigned c) {
  uint32_t start = l->pos, i = start, end = start;
  for (;; c = byte_at(l, i)) {
    if (is_digit(c)) {
      end = ++i;
    } else if (c == '.') {
      i++;
    } else if ((c | 32) == 'e') {
      unsigned sign = byte_at(l, i + 1);
      uint32_t skip = sign == '+' || sign == '-' ? 2 : 1;
      if (!is_digit(byte_at(l, i + skip))) break;
      end = i += skip + 1;
    } else {
      break;
    }
  }
  l->pos = end;
  return make(l, TOK_NUMBER, 0, start);
}

static PackedToken end_of_file(Lexer *l, unsigned c) {
  (void)c;
  return make(l, TOK_EOF, 0, l->pos);
}

static PackedToken newline(Lexer *l, unsigned c) {
  (void)c;
  return take(l, TOK_NEWLINE, 0, 1);
}

static PackedToken quote(Lexer *l, unsigned c) {
  (void)c;
  PackedToken t = take(l, TOK_OQUOTE, 0, 1);
  push(l, (LexLevel){.mode = MODE_QUOTED});
  return t;
}

static PackedToken open_bracket(Lexer *l, unsigned c) {
  PackedToken t = take(l, (TokenKind)PUNCT[c].one, 0, 1);
  l->nest++;
  if (c == '{') l->top.braces++;
  return t;
}

static PackedToken close_bracket(Lexer *l, unsigned c) {
  if (c == '}' && l->top.braces == 0 && l->outer.n > 0) {
    pop(l);
    if (l->nest) l->nest--;
    return take(l, TOK_TEMPLATE_END, 0, 1);
  }
  if (c == '}' && l->top.braces) l->top.braces--;
  if (l->nest) l->nest--;
  return take(l, (TokenKind)PUNCT[c].one, 0, 1);
}

/* "<<" ["-"] Identifier Newline */
static PackedToken heredoc(Lexer *l) {
  uint32_t at = l->pos + 2;
  unsigned flags = byte_at(l, at) == '-' ? LEX_FLUSH : 0;
  if (flags) at++;
  uint32_t len = (uint32_t)ident_length(l->src, l->n, at), end = at + len;
  if (byte_at(l, end) == '\r') end++;
  if (!len || end >= l->n || l->src[end] != '\n') return bad(l, BAD_HEREDOC, 2);
  PackedToken t = take(l, TOK_OHEREDOC, flags, end + 1 - l->pos);
  push(l, (LexLevel){.mode = MODE_HEREDOC, .line_start = true, .marker = at, .marker_n = len});
  return t;
}

static PackedToken punctuation(Lexer *l, unsigned c) {
  unsigned next = byte_at(l, (size_t)l->pos + 1);
  if (PUNCT[c].second && next == PUNCT[c].second) return take(l, (TokenKind)PUNCT[c].two, 0, 2);
  if (c == '=' && next == '>') return take(l, TOK_FAT_ARROW, 0, 2);
  if (c == '.' && next == '.' && byte_at(l, (size_t)l->pos + 2) == '.') return take(l, TOK_ELLIPSIS, 0, 3);
  if (PUNCT[c].one == TOK_BAD) return bad(l, BAD_BITWISE, 1);
  return take(l, (TokenKind)PUNCT[c].one, 0, 1);
}

static PackedToken less(Lexer *l, unsigned c) { return byte_at(l, (size_t)l->pos + 1) == '<' ? heredoc(l) : punctuation(l, c); }

static PackedToken strange(Lexer *l, unsigned c) {
  uint32_t cp = 0;
  if (c >= 0x80) {
    uint32_t len = (uint32_t)ident_length(l->src, l->n, l->pos);
    if (len) return take(l, TOK_IDENT, 0, len);
    len = (uint32_t)utf8_decode(l->src, l->n, l->pos, &cp);
    return len ? bad(l, BAD_CHARACTER, len) : bad(l, BAD_UTF8, 1);
  }
  switch (c) {
  case 0: return bad(l, BAD_NUL, 1);
  case '~':
    if (byte_at(l, (size_t)l->pos + 1) == '}' && l->top.braces == 0 && l->outer.n > 0) {
      pop(l);
      if (l->nest) l->nest--;
      return take(l, TOK_TEMPLATE_END, LEX_STRIP, 2);
    }
    return bad(l, BAD_BITWISE, 1);
  case '^': return bad(l, BAD_BITWISE, 1);
  case '\'': return bad(l, BAD_SINGLE_QUOTE, 1);
  case '`': return bad(l, BAD_BACKTICK, 1);
  case ';': return bad(l, BAD_SEMICOLON, 1);
  case '\r': return bad(l, BAD_CARRIAGE_RETURN, 1);
  default: return bad(l, BAD_CHARACTER, 1);
  }
}

static PackedToken carriage_return(Lexer *l, unsigned c) {
  return byte_at(l, (size_t)l->pos + 1) == '\n' ? take(l, TOK_NEWLINE, 0, 2) : strange(l, c);
}

/* --- spaces and comments --- */

/* The first byte that is no space, or END_OF_FILE. Spaces come alone between tokens, and in runs before and behind a name. */
static unsigned skip_spaces(Lexer *l) {
  static const char run[] = "        ";
  const unsigned char *p = l->src + l->pos, *end = l->src + l->n;
  if (p < end && CLASS[*p] == C_SPACE) {
    p++;
    while (end - p >= 8 && memcmp(p, run, 8) == 0) p += 8;
    while (p < end && CLASS[*p] == C_SPACE) p++;
    l->pos = (uint32_t)(p - l->src);
  }
  return p < end ? *p : END_OF_FILE;
}

static bool skip_line(Lexer *l) {
  const void *nl = memchr(l->src + l->pos, '\n', l->n - l->pos);
  l->pos = nl ? (uint32_t)((const unsigned char *)nl - l->src) : l->n;
  return true;
}

/* At `#` or `/`: false when no comment begins there, or one that is not closed. */
static bool skip_comment(Lexer *l, unsigned c) {
  unsigned next = byte_at(l, (size_t)l->pos + 1);
  if (c == '#' || next == '/') return skip_line(l);
  if (next != '*') return false;
  Str all = {(const char *)l->src, l->n};
  size_t end = str_find(all, STR("*/"), (size_t)l->pos + 2);
  if (end >= l->n) return false;
  l->pos = (uint32_t)end + 2;
  return true;
}

static PackedToken slash(Lexer *l) {
  bool open = byte_at(l, (size_t)l->pos + 1) == '*';
  return open ? bad(l, BAD_COMMENT_OPEN, l->n - l->pos) : take(l, TOK_SLASH, 0, 1);
}

static PackedToken code(Lexer *l);

/* The token behind comments. code() finds none of them again, so this does not recurse. */
static PackedToken comment(Lexer *l, unsigned c) {
  while ((c == '#' || c == '/') && skip_comment(l, c)) c = skip_spaces(l);
  return c == '/' ? slash(l) : code(l);
}

/* --- code: what a token's first byte decides --- */

static PackedToken (*const SCAN[])(Lexer *l, unsigned c) = {
    [C_BAD] = strange,  [C_END] = end_of_file, [C_SPACE] = strange,     [C_NEWLINE] = newline,     [C_RETURN] = carriage_return,
    [C_DIGIT] = number, [C_HASH] = comment,    [C_SLASH] = comment,     [C_IDENT] = identifier,    [C_PUNCT] = punctuation,
    [C_LESS] = less,    [C_QUOTE] = quote,     [C_OPEN] = open_bracket, [C_CLOSE] = close_bracket,
};

static PackedToken code(Lexer *l) {
  unsigned c = skip_spaces(l);
  return SCAN[CLASS[c]](l, c);
}

/* --- templates --- */

/* At ${ or %{ with nothing before it. */
static PackedToken open_sequence(Lexer *l, unsigned c) {
  bool strip = byte_at(l, (size_t)l->pos + 2) == '~';
  PackedToken t = take(l, c == '$' ? TOK_INTERP : TOK_CONTROL, strip ? LEX_STRIP : 0, strip ? 3 : 2);
  l->nest++;
  l->top.line_start = false;
  push(l, (LexLevel){.mode = MODE_CODE});
  return t;
}

/* A code point outside of ASCII or a NUL: its length; sets LEX_DIRTY. */
static uint32_t high_byte(const Lexer *l, uint32_t i, unsigned *flags) {
  uint32_t cp = 0;
  size_t len = l->src[i] ? utf8_decode(l->src, l->n, i, &cp) : 0;
  if (!len) *flags |= LEX_DIRTY;
  return len ? (uint32_t)len : 1;
}

/* At `$` or `%`: true when a sequence opens here. Otherwise steps over what is text, $${ as a whole. */
static bool dollar(const Lexer *l, uint32_t *i, unsigned *flags) {
  unsigned c = l->src[*i], next = byte_at(l, (size_t)*i + 1);
  if (next == '{') return true;
  if (next == c && byte_at(l, (size_t)*i + 2) == '{') {
    *flags |= LEX_ESCAPES;
    *i += 3;
  } else {
    *i += 1;
  }
  return false;
}

static PackedToken quoted(Lexer *l) {
  uint32_t start = l->pos, i = start;
  unsigned flags = 0;
  for (;;) {
    while (i < l->n && !STOPS[l->src[i]]) i++;
    unsigned c = byte_at(l, i);
    if (i >= l->n || c == '"' || c == '\n' || c == '\r') break;
    if (c == '\\') {
      flags |= LEX_ESCAPES;
      unsigned next = byte_at(l, (size_t)i + 1);
      i += next == '"' || next == '\\' || next == '$' || next == '%' ? 2 : 1;
    } else if (c == '$' || c == '%') {
      if (dollar(l, &i, &flags)) break;
    } else {
      i += high_byte(l, i, &flags);
    }
  }
  l->pos = i;
  if (i > start) return make(l, TOK_LITERAL, flags, start);
  unsigned c = byte_at(l, i);
  if (i < l->n && (c == '$' || c == '%')) return open_sequence(l, c);
  pop(l);
  if (i >= l->n) return bad(l, BAD_STRING_OPEN, 0);
  return c == '"' ? take(l, TOK_CQUOTE, 0, 1) : bad(l, BAD_STRING_NEWLINE, 0);
}

/* Whether the line at l->pos is the closing marker; *end is where its newline begins. */
static bool closing_marker(const Lexer *l, uint32_t *end) {
  const unsigned char *line = l->src + l->pos;
  const unsigned char *nl = memchr(line, '\n', l->n - l->pos);
  size_t len = nl ? (size_t)(nl - line) : l->n - l->pos;
  Str text = trim_space_left(trim_space_right((Str){(const char *)line, len}));
  Str marker = {(const char *)l->src + l->top.marker, l->top.marker_n};
  if (!str_eq(text, marker)) return false;
  *end = l->pos + (uint32_t)(len > 0 && nl && line[len - 1] == '\r' ? len - 1 : len);
  return true;
}

static PackedToken heredoc_end(Lexer *l, uint32_t end) {
  bool at_end = end >= l->n;
  pop(l);
  return at_end ? bad(l, BAD_HEREDOC_AT_END, end - l->pos) : take(l, TOK_CHEREDOC, 0, end - l->pos);
}

/* Heredocs and bare templates: up to the end of the line, or an opening sequence. */
static PackedToken text_line(Lexer *l) {
  uint32_t start = l->pos, i = start, end = 0;
  unsigned flags = 0;
  bool is_heredoc = l->top.mode == MODE_HEREDOC;
  if (is_heredoc && l->top.line_start && closing_marker(l, &end)) return heredoc_end(l, end);
  bool newline = false;
  while (i < l->n && !newline) {
    unsigned c = l->src[i];
    if (!STOPS[c]) {
      i++;
    } else if (c == '$' || c == '%') {
      if (dollar(l, &i, &flags)) break;
    } else if (c == 0 || c >= 0x80) {
      i += high_byte(l, i, &flags);
    } else {
      newline = c == '\n';
      i++;
    }
  }
  l->pos = i;
  if (i > start) {
    l->top.line_start = newline;
    return make(l, TOK_LITERAL, flags, start);
  }
  if (i < l->n) return open_sequence(l, l->src[i]);
  if (!is_heredoc) return make(l, TOK_EOF, 0, i);
  pop(l);
  return bad(l, BAD_HEREDOC_OPEN, 0);
}

PackedToken lex_scan(Lexer *l) {
  static PackedToken (*const scan[])(Lexer * l) = {
      [MODE_CODE] = code, [MODE_QUOTED] = quoted, [MODE_HEREDOC] = text_line, [MODE_BARE] = text_line};
  return scan[l->top.mode](l);
}
