/* arena, str, buf, vec, map: the containers everything else stands on. */
#include "base/map.h"
#include "base/vec.h"
#include "unit.h"

/* --- arena --------------------------------------------------------------------------------------------------------- */

static bool all_zero(const char *p, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (p[i]) return false;
  return true;
}

static void arena_gives_zeroed_aligned_memory(void **state) {
  Arena *a = *state;
  static const size_t SIZES[] = {0, 1, 15, 16, 17, 1000, 65536, 70000, 9 * 1024 * 1024};
  for (size_t round = 0; round < 3; round++) {
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
      char *p = arena_alloc(a, SIZES[i]);
      assert_non_null(p);
      assert_int_equal((uintptr_t)p % 16, 0);
      assert_true(all_zero(p, SIZES[i]));
      memset(p, 0xaa, SIZES[i]);
    }
    arena_reset(a);
    assert_int_equal(arena_used(a), 0);
  }
}

static void arena_blocks_do_not_overlap(void **state) {
  Arena *a = *state;
  enum { N = 5000 };
  unsigned char *blocks[N];
  for (size_t i = 0; i < N; i++) {
    blocks[i] = arena_alloc(a, i % 97 + 1);
    memset(blocks[i], (int)(i & 0xff), i % 97 + 1);
  }
  for (size_t i = 0; i < N; i++)
    for (size_t j = 0; j < i % 97 + 1; j++) assert_int_equal(blocks[i][j], i & 0xff);
}

static void arena_grows_the_newest_block_in_place(void **state) {
  Arena *a = *state;
  char *p = arena_alloc(a, 10);
  memcpy(p, "0123456789", 10);
  char *q = arena_grow(a, p, 10, 1000);
  assert_ptr_equal(p, q);
  assert_memory_equal(q, "0123456789", 10);
  assert_true(all_zero(q + 10, 990));
  memset(q + 10, 1, 990);
  arena_alloc(a, 1);
  char *moved = arena_grow(a, q, 1000, 5000);
  assert_ptr_not_equal(moved, q);
  assert_memory_equal(moved, "0123456789", 10);
  assert_int_equal(moved[999], 1);
  assert_true(all_zero(moved + 1000, 4000));
  assert_ptr_equal(arena_grow(a, moved, 5000, 100), moved);
  assert_non_null(arena_grow(a, NULL, 0, 3));
}

/* --- str ----------------------------------------------------------------------------------------------------------- */

static void str_compares_bytes(void **state) {
  (void)state;
  assert_true(str_eq(STR(""), STR_NONE));
  assert_true(str_is(STR("abc"), "abc"));
  assert_false(str_is(STR("abc"), "ab"));
  assert_false(str_eq(STR("a\0b"), STR("a\0c")));
  assert_true(str_cmp(STR("a"), STR("b")) < 0);
  assert_true(str_cmp(STR("ab"), STR("a")) > 0);
  assert_true(str_cmp(STR("\xc3"), STR("z")) > 0);
  assert_int_equal(str_cmp(STR("x"), STR("x")), 0);
  assert_null(str_from(NULL).p);
}

static void str_slices_are_clamped(void **state) {
  (void)state;
  Str s = STR("hello");
  assert_str(str_sub(s, 1, 3), "el");
  assert_str(str_sub(s, 3, 99), "lo");
  assert_str(str_sub(s, 4, 2), "");
  assert_str(str_sub(s, 99, 100), "");
  assert_str(str_sub(STR_NONE, 0, 5), "");
  assert_true(str_starts(s, STR("he")) && str_starts(s, STR("")) && !str_starts(STR("h"), STR("he")));
  assert_true(str_ends(s, STR("llo")) && !str_ends(STR("o"), STR("lo")));
}

static void str_finds(void **state) {
  (void)state;
  Str s = STR("aabaab");
  assert_int_equal(str_find(s, STR("aab"), 0), 0);
  assert_int_equal(str_find(s, STR("aab"), 1), 3);
  assert_int_equal(str_find(s, STR("aab"), 4), 6);
  assert_int_equal(str_find(s, STR("abc"), 0), 6);
  assert_int_equal(str_find(s, STR(""), 2), 2);
  assert_int_equal(str_find_char(s, 'b', 3), 5);
  assert_int_equal(str_find_char(s, 'b', 17), 6);
  assert_int_equal(str_find_char(STR_NONE, 'b', 0), 0);
}

static void str_head_keeps_characters_whole(void **state) {
  (void)state;
  assert_str(str_head(STR("abc"), 3), "abc");
  assert_str(str_head(STR("abc"), 2), "ab");
  assert_str(str_head(STR("a\xc3\xa4x"), 3), "a\xc3\xa4");
  assert_str(str_head(STR("a\xc3\xa4x"), 2), "a");
  assert_str(str_head(STR("\xe2\x82\xac"), 2), "");
}

static void str_trims_ascii_space(void **state) {
  (void)state;
  assert_str(str_trim(STR(" \t\r\n\v\f x y \n")), "x y");
  assert_str(str_trim(STR("   ")), "");
  assert_str(str_trim(STR("\xc2\xa0")), "\xc2\xa0");
}

static void str_hash_is_fnv1a(void **state) {
  (void)state;
  /* Values of the reference implementation: a change would rename every logical ID. */
  assert_true(str_hash(STR("")) == UINT64_C(0xcbf29ce484222325));
  assert_true(str_hash(STR("a")) == UINT64_C(0xaf63dc4c8601ec8c));
  assert_true(str_hash(STR("foobar")) == UINT64_C(0x85944171f73967e8));
}

static void str_copies_and_formats(void **state) {
  Arena *a = *state;
  char text[] = "abc";
  Str copy = str_dup(a, (Str){text, 2});
  text[0] = 'x';
  assert_str(copy, "ab");
  assert_int_equal(copy.p[2], '\0');
  assert_string_equal(str_z(a, STR_NONE), "");
  assert_str(str_fmt(a, "%d-%.*s", 42, STR_ARG(STR("xyz"))), "42-xyz");
  assert_str(str_cat(a, STR("ab"), STR("cd")), "abcd");
  assert_str(str_cat(a, STR_NONE, STR("cd")), "cd");
}

static void str_nearest_suggests_typos_only(void **state) {
  (void)state;
  static const Str NAMES[] = {{"cidr_block", 10}, {"tags", 4}, {"instance_tenancy", 16}};
  assert_str(str_nearest(STR("cidr_blok"), NAMES, 3), "cidr_block");
  assert_str(str_nearest(STR("tag"), NAMES, 3), "tags");
  assert_null(str_nearest(STR("vpc"), NAMES, 3).p);
  assert_null(str_nearest(STR("anything"), NAMES, 0).p);
  char long_word[200];
  memset(long_word, 'a', sizeof long_word);
  assert_null(str_nearest((Str){long_word, sizeof long_word}, NAMES, 3).p);
}

/* --- buf, vec ------------------------------------------------------------------------------------------------------ */

static void buf_builds(void **state) {
  Buf b = buf_new(*state);
  assert_str(buf_str(&b), "");
  buf_add(&b, STR("ab"));
  buf_addz(&b, "cd");
  buf_addc(&b, 'e');
  buf_fill(&b, '-', 3);
  buf_addf(&b, "%s%d", "n", 7);
  assert_str(buf_str(&b), "abcde---n7");
  assert_int_equal(b.p[b.n], '\0');
}

static void buf_grows_past_other_allocations(void **state) {
  Arena *a = *state;
  Buf b = buf_new(a);
  for (int i = 0; i < 20000; i++) {
    buf_addf(&b, "%05d", i);
    if (i % 100 == 0) arena_alloc(a, 1);
  }
  assert_int_equal(b.n, 100000);
  assert_str(str_sub(buf_str(&b), 5 * 12345, 5 * 12346), "12345");
}

static void buf_encodes_utf8(void **state) {
  Buf b = buf_new(*state);
  static const uint32_t POINTS[] = {0x41, 0x7f, 0x80, 0x7ff, 0x800, 0xffff, 0x10000, 0x10ffff};
  for (size_t i = 0; i < sizeof POINTS / sizeof *POINTS; i++) buf_add_utf8(&b, POINTS[i]);
  assert_str(buf_str(&b), "A\x7f\xc2\x80\xdf\xbf\xe0\xa0\x80\xef\xbf\xbf\xf0\x90\x80\x80\xf4\x8f\xbf\xbf");
}

static void vec_keeps_order(void **state) {
  VEC(int) v = {0};
  for (int i = 0; i < 1000; i++) vec_push(*state, &v, i * i);
  assert_int_equal(v.n, 1000);
  for (int i = 0; i < 1000; i++) assert_int_equal(v.v[i], i * i);
}

/* --- map ----------------------------------------------------------------------------------------------------------- */

static void map_is_ordered_at_every_size(void **state) {
  Arena *a = *state;
  Map m = {0};
  static int values[3000];
  for (size_t i = 0; i < 3000; i++) {
    Str key = str_fmt(a, "key%zu", i * 7919 % 3000);
    assert_false(map_has(&m, key));
    map_put(a, &m, key, &values[i]);
    assert_int_equal(m.n, i + 1);
  }
  for (size_t i = 0; i < 3000; i++) {
    Str key = str_fmt(a, "key%zu", i * 7919 % 3000);
    assert_true(str_eq(m.entries[i].key, key));
    assert_ptr_equal(map_get(&m, key), &values[i]);
  }
  assert_null(map_get(&m, STR("key3000")));
}

static void map_replaces_in_place(void **state) {
  Arena *a = *state;
  Map m = {0};
  int x, y;
  for (int i = 0; i < 20; i++) map_put(a, &m, str_fmt(a, "%d", i), &x);
  map_put(a, &m, STR("3"), &y);
  map_put(a, &m, STR("4"), NULL);
  assert_int_equal(m.n, 20);
  assert_ptr_equal(m.entries[3].value, &y);
  assert_true(map_has(&m, STR("4")));
  assert_null(map_get(&m, STR("4")));
  assert_false(map_has(&(Map){0}, STR("")));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(arena_gives_zeroed_aligned_memory),
      ARENA_TEST(arena_blocks_do_not_overlap),
      ARENA_TEST(arena_grows_the_newest_block_in_place),
      cmocka_unit_test(str_compares_bytes),
      cmocka_unit_test(str_slices_are_clamped),
      cmocka_unit_test(str_finds),
      cmocka_unit_test(str_head_keeps_characters_whole),
      cmocka_unit_test(str_trims_ascii_space),
      cmocka_unit_test(str_hash_is_fnv1a),
      ARENA_TEST(str_copies_and_formats),
      cmocka_unit_test(str_nearest_suggests_typos_only),
      ARENA_TEST(buf_builds),
      ARENA_TEST(buf_grows_past_other_allocations),
      ARENA_TEST(buf_encodes_utf8),
      ARENA_TEST(vec_keeps_order),
      ARENA_TEST(map_is_ordered_at_every_size),
      ARENA_TEST(map_replaces_in_place),
  };
  return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
