/* Bytes to tokens.
 *
 * The lexer is pulled one token at a time and needs no word from the parser: a stack of modes tells code from the inside of
 * a quoted string, a heredoc or a bare template, and a `}` that ends an interpolation from one that ends an object.
 * A token is a range of the source; nothing is copied. */
#ifndef TF2CFN_SYNTAX_LEX_H
#define TF2CFN_SYNTAX_LEX_H

#include "base/str.h"
#include "base/vec.h"

typedef enum {
  TOK_EOF,
  TOK_NEWLINE,
  TOK_IDENT,
  TOK_NUMBER,
  TOK_LITERAL, /* a piece of a template: one line of a heredoc at most */
  TOK_OQUOTE,
  TOK_CQUOTE,
  TOK_OHEREDOC,     /* with the newline after the marker */
  TOK_CHEREDOC,     /* the line of the closing marker without its newline */
  TOK_INTERP,       /* ${ or ${~ */
  TOK_CONTROL,      /* %{ or %{~ */
  TOK_TEMPLATE_END, /* } or ~} of one of these two */
  TOK_OPAREN,
  TOK_CPAREN,
  TOK_OBRACK,
  TOK_CBRACK,
  TOK_OBRACE,
  TOK_CBRACE,
  TOK_COMMA,
  TOK_DOT,
  TOK_ELLIPSIS,
  TOK_COLON,
  TOK_DOUBLE_COLON,
  TOK_QUESTION,
  TOK_ASSIGN,
  TOK_FAT_ARROW,
  TOK_EQ,
  TOK_NE,
  TOK_LT,
  TOK_LE,
  TOK_GT,
  TOK_GE,
  TOK_AND,
  TOK_OR,
  TOK_NOT,
  TOK_PLUS,
  TOK_MINUS,
  TOK_STAR,
  TOK_SLASH,
  TOK_PERCENT,
  TOK_BAD, /* `why` says what is wrong */
  TOK_COUNT
} TokenKind;

typedef enum {
  BAD_CHARACTER,
  BAD_UTF8,
  BAD_NUL,
  BAD_BITWISE, /* & | ^ ~ */
  BAD_SINGLE_QUOTE,
  BAD_BACKTICK,
  BAD_SEMICOLON,
  BAD_CARRIAGE_RETURN, /* not followed by a line feed */
  BAD_HEREDOC,         /* << without a marker and a newline behind it */
  BAD_COMMENT_OPEN,    /* no closing */
  BAD_STRING_NEWLINE,  /* a quoted string goes over the end of its line (a token without length) */
  BAD_STRING_OPEN,     /* the file ends within a quoted string */
  BAD_HEREDOC_OPEN,    /* the file ends within a heredoc */
  BAD_HEREDOC_AT_END   /* ... just behind its closing marker, without a newline */
} BadToken;

enum {
  LEX_ESCAPES = 1, /* TOK_LITERAL holds \x, $${ or %%{ */
  LEX_DIRTY = 2,   /* TOK_LITERAL or TOK_IDENT holds invalid UTF-8 or a NUL byte */
  LEX_STRIP = 4,   /* TOK_INTERP, TOK_CONTROL, TOK_TEMPLATE_END with ~ */
  LEX_FLUSH = 8    /* TOK_OHEREDOC written <<- */
};

typedef struct {
  TokenKind kind : 8;
  unsigned flags : 8; /* LEX_*; of a TOK_BAD its BadToken */
  unsigned nest : 16; /* open brackets around the token; an opening and its closing bracket have the same number */
  uint32_t start, end;
} Token;

typedef enum { MODE_CODE, MODE_QUOTED, MODE_HEREDOC, MODE_BARE } LexMode;

typedef struct {
  LexMode mode;
  bool line_start;           /* MODE_HEREDOC: the next byte opens a line */
  uint32_t braces;           /* MODE_CODE: open { within */
  uint32_t marker, marker_n; /* MODE_HEREDOC: position and length of its name */
} LexLevel;

typedef struct {
  const unsigned char *src;
  uint32_t n, pos;
  uint32_t nest;
  LexLevel top; /* the current mode; the ones around it are in `outer` */
  VEC(LexLevel) outer;
  Arena *arena; /* of `outer` */
} Lexer;

/* Where to resume after a fault: the modes and nesting at a point that was left behind. */
typedef struct {
  size_t outer;
  uint32_t nest, braces;
} LexMark;

/* Starts at the first byte, or behind a byte order mark. `mode` is MODE_CODE or MODE_BARE. */
void lex_init(Lexer *l, Arena *scratch, Str src, LexMode mode);
/* A token as it is handed over: two whole words, because a processor stalls on reading at once what was written in pieces. */
typedef struct {
  uint64_t head;  /* kind | flags << 8 | nest << 16 */
  uint64_t range; /* start | end << 32 */
} PackedToken;

PackedToken lex_scan(Lexer *l);
/* The next token; TOK_EOF again and again at the end. */
static inline Token lex_next(Lexer *l) {
  PackedToken t = lex_scan(l);
  return (Token){(TokenKind)(t.head & 0xFF), t.head >> 8 & 0xFF, t.head >> 16 & 0xFFFF, (uint32_t)t.range,
                 (uint32_t)(t.range >> 32)};
}

/* To be taken in MODE_CODE. */
LexMark lex_mark(const Lexer *l);
/* Goes on at `pos` in the modes of `m`, which must be an enclosing point. */
void lex_rewind(Lexer *l, LexMark m, uint32_t pos);

/* The token as messages name it: "a comma", "an identifier". */
const char *token_name(TokenKind k);

/* --- characters (chars.c) --- */

/* Decodes one code point at s[i]; returns its length, or 0 when the bytes there are not UTF-8. */
size_t utf8_decode(const unsigned char *s, size_t n, size_t i, uint32_t *code_point);
/* The length of the identifier at s[i], 0 if none begins there. */
size_t ident_length(const unsigned char *s, size_t n, size_t i);
/* Without white space, as Unicode defines it, at the left or right end. */
Str trim_space_left(Str s);
Str trim_space_right(Str s);
/* Bytes of the first `count` grapheme clusters of s. */
size_t cluster_bytes(Str s, size_t count);
size_t cluster_count(Str s);

#endif
