/* The lexer: tokens, modes, nesting, and going back to a mark. */
#include "unit.h"

#include "syntax/lex.h"

/* The kinds of all tokens, as their numbers' names would be too long: one letter each. */
static Str kinds(Arena *a, Str text, LexMode mode) {
  static const char letters[TOK_COUNT] = {
      [TOK_NEWLINE] = 'n',      [TOK_IDENT] = 'i',        [TOK_NUMBER] = '0',   [TOK_LITERAL] = 'L', [TOK_OQUOTE] = '"',
      [TOK_CQUOTE] = 'q',       [TOK_OHEREDOC] = 'H',     [TOK_CHEREDOC] = 'h', [TOK_INTERP] = '$',  [TOK_CONTROL] = '%',
      [TOK_TEMPLATE_END] = 'e', [TOK_OPAREN] = '(',       [TOK_CPAREN] = ')',   [TOK_OBRACK] = '[',  [TOK_CBRACK] = ']',
      [TOK_OBRACE] = '{',       [TOK_CBRACE] = '}',       [TOK_COMMA] = ',',    [TOK_DOT] = '.',     [TOK_ELLIPSIS] = '3',
      [TOK_COLON] = ':',        [TOK_DOUBLE_COLON] = ';', [TOK_QUESTION] = '?', [TOK_ASSIGN] = '=',  [TOK_FAT_ARROW] = 'f',
      [TOK_EQ] = 'E',           [TOK_NE] = 'N',           [TOK_LT] = '<',       [TOK_LE] = 'l',      [TOK_GT] = '>',
      [TOK_GE] = 'g',           [TOK_AND] = '&',          [TOK_OR] = '|',       [TOK_NOT] = '!',     [TOK_PLUS] = '+',
      [TOK_MINUS] = '-',        [TOK_STAR] = '*',         [TOK_SLASH] = '/',    [TOK_PERCENT] = 'm', [TOK_BAD] = 'B'};
  Lexer l;
  Buf out = buf_new(a);
  buf_addz(&out, "");
  lex_init(&l, a, text, mode);
  for (Token t = lex_next(&l); t.kind != TOK_EOF; t = lex_next(&l)) buf_addc(&out, letters[t.kind]);
  return buf_str(&out);
}

static void test_operators(void **state) {
  assert_str(kinds(*state, STR("== != <= >= && || => ... :: < > = ! : ? . , + - * / %"), MODE_CODE), "ENlg&|f3;<>=!:?.,+-*/m");
}

static void test_newlines_and_comments(void **state) {
  assert_str(kinds(*state, STR("a\r\n# c\n/* d\n */ b // e"), MODE_CODE), "inni");
}

static void test_string_modes(void **state) {
  assert_str(kinds(*state, STR("\"a${ {b=\"c${d}\"}[\"e\"] }f\" }"), MODE_CODE), "\"L${i=\"L$ieq}[\"Lq]eLq}");
}

static void test_heredoc_modes(void **state) {
  assert_str(kinds(*state, STR("<<-EOT\n a\n ${b}\n EOT\nc"), MODE_CODE), "HLL$ieLhni");
}

static void test_bare_mode(void **state) { assert_str(kinds(*state, STR("a \"b\"\n%{ if c ~}}\n"), MODE_BARE), "L%iieL"); }

static void test_numbers_stop_before_a_dot(void **state) {
  assert_str(kinds(*state, STR("1.a 1.2.3 1e5 1e x.0.1"), MODE_CODE), "0.i000ii.0");
}

static void test_bad_tokens(void **state) {
  static const struct {
    const char *text;
    BadToken why;
  } cases[] = {{"'", BAD_SINGLE_QUOTE},    {"`", BAD_BACKTICK},      {";", BAD_SEMICOLON},   {"&", BAD_BITWISE},
               {"~", BAD_BITWISE},         {"@", BAD_CHARACTER},     {"\xff", BAD_UTF8},     {"\r", BAD_CARRIAGE_RETURN},
               {"<< EOT", BAD_HEREDOC},    {"/*", BAD_COMMENT_OPEN}, {"\xC0\x80", BAD_UTF8}, {"\xED\xA0\x80", BAD_UTF8},
               {"\xC2\xA0", BAD_CHARACTER}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Lexer l;
    lex_init(&l, *state, str_from(cases[i].text), MODE_CODE);
    Token t = lex_next(&l);
    assert_int_equal(t.kind, TOK_BAD);
    assert_int_equal(t.flags, cases[i].why);
  }
}

static void test_flags(void **state) {
  Lexer l;
  lex_init(&l, *state, STR("\"a\\n\"\"$${\"\"\xff\"\"b\"\"${~ c ~}\""), MODE_CODE);
  unsigned literals[4] = {0}, n = 0, strips = 0;
  for (Token t = lex_next(&l); t.kind != TOK_EOF; t = lex_next(&l)) {
    if (t.kind == TOK_LITERAL && n < 4) literals[n++] = t.flags;
    strips += (t.kind == TOK_INTERP || t.kind == TOK_TEMPLATE_END) && (t.flags & LEX_STRIP);
  }
  assert_int_equal(n, 4);
  assert_int_equal(literals[0], LEX_ESCAPES);
  assert_int_equal(literals[1], LEX_ESCAPES);
  assert_int_equal(literals[2], LEX_DIRTY);
  assert_int_equal(literals[3], 0);
  assert_int_equal(strips, 2);
}

static void test_nesting_matches(void **state) {
  Lexer l;
  lex_init(&l, *state, STR("{ [ ( ) ] \"${x}\" }"), MODE_CODE);
  unsigned open[3], close[3], o = 0, c = 0;
  Token interp = {0}, end = {0};
  for (Token t = lex_next(&l); t.kind != TOK_EOF; t = lex_next(&l)) {
    if (t.kind == TOK_OBRACE || t.kind == TOK_OBRACK || t.kind == TOK_OPAREN) open[o++] = t.nest;
    if (t.kind == TOK_CBRACE || t.kind == TOK_CBRACK || t.kind == TOK_CPAREN) close[c++] = t.nest;
    if (t.kind == TOK_INTERP) interp = t;
    if (t.kind == TOK_TEMPLATE_END) end = t;
  }
  assert_int_equal(o, 3);
  assert_int_equal(c, 3);
  for (unsigned i = 0; i < 3; i++) assert_int_equal(open[i], close[2 - i]);
  assert_int_equal(interp.nest, end.nest);
}

static void test_rewind_leaves_modes(void **state) {
  Lexer l;
  Str text = STR("{ \"${ x\n y }");
  lex_init(&l, *state, text, MODE_CODE);
  assert_int_equal(lex_next(&l).kind, TOK_OBRACE);
  LexMark m = lex_mark(&l);
  for (int i = 0; i < 4; i++) lex_next(&l);
  lex_rewind(&l, m, (uint32_t)str_find_char(text, 'y', 0));
  assert_int_equal(lex_next(&l).kind, TOK_IDENT);
  Token t = lex_next(&l);
  assert_int_equal(t.kind, TOK_CBRACE);
  assert_int_equal(t.nest, 0);
  assert_int_equal(lex_next(&l).kind, TOK_EOF);
  assert_int_equal(lex_next(&l).kind, TOK_EOF);
}

static void test_utf8(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t length;
    uint32_t code_point;
  } cases[] = {{"A", 1, 'A'},
               {"\xC3\xA9", 2, 0xE9},
               {"\xE2\x82\xAC", 3, 0x20AC},
               {"\xF0\x9F\x98\x80", 4, 0x1F600},
               {"\xF4\x90\x80\x80", 0, 0},
               {"\xE0\x80\x80", 0, 0},
               {"\xC3", 0, 0},
               {"\x80", 0, 0},
               {"\xF0\x9F\x98", 0, 0}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    uint32_t cp = 0;
    assert_int_equal(utf8_decode((const unsigned char *)cases[i].text, strlen(cases[i].text), 0, &cp), cases[i].length);
    if (cases[i].length) assert_int_equal(cp, cases[i].code_point);
  }
}

static void test_trimming(void **state) {
  (void)state;
  assert_str(trim_space_left(STR(" \t\n\xC2\xA0\xE2\x80\x83x ")), "x ");
  assert_str(trim_space_right(STR(" x\xE3\x80\x80\xC2\x85 \n")), " x");
  assert_str(trim_space_right(STR("\xC3\xA9")), "\xC3\xA9");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(test_operators),
      ARENA_TEST(test_newlines_and_comments),
      ARENA_TEST(test_string_modes),
      ARENA_TEST(test_heredoc_modes),
      ARENA_TEST(test_bare_mode),
      ARENA_TEST(test_numbers_stop_before_a_dot),
      ARENA_TEST(test_bad_tokens),
      ARENA_TEST(test_flags),
      ARENA_TEST(test_nesting_matches),
      ARENA_TEST(test_rewind_leaves_modes),
      ARENA_TEST(test_utf8),
      ARENA_TEST(test_trimming),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
