/* Digests, UUIDs and the two cryptographic functions.
 *
 * uuid and bcrypt give another answer each time. Pinned, their chance comes from the seed, the place of the call (the address
 * of what is evaluated and the call's number in it) and the arguments; else they are refused, unknown or free (EvalPins). */
#include "eval/func_util.h"

#include <crypt.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>

static bool digest(const char *algorithm, Str s, unsigned char *out, unsigned *n) {
  const EVP_MD *md = EVP_get_digestbyname(algorithm);
  return md && EVP_Digest(s.p ? s.p : "", s.n, out, n, md, NULL);
}

static void add_hex(Buf *b, const unsigned char *p, size_t n) {
  for (size_t i = 0; i < n; i++) buf_addf(b, "%02x", p[i]);
}

const Value *func_digest(const Call *c, const char *algorithm, Str s, bool base64) {
  unsigned char out[EVP_MAX_MD_SIZE];
  unsigned n = 0;
  if (!digest(algorithm, s, out, &n)) return func_error(c, -1, "the cryptographic library does not provide %s", algorithm);
  Buf b = buf_new(c->a);
  if (base64)
    func_base64(&b, (Str){(char *)out, n});
  else
    add_hex(&b, out, n);
  return func_result(c, &b);
}

static const Value *fn_md5(const Call *c) { return func_digest(c, "MD5", func_str(c, 0), false); }

static const Value *fn_sha1(const Call *c) { return func_digest(c, "SHA1", func_str(c, 0), false); }

static const Value *fn_sha256(const Call *c) { return func_digest(c, "SHA256", func_str(c, 0), false); }

static const Value *fn_sha512(const Call *c) { return func_digest(c, "SHA512", func_str(c, 0), false); }

static const Value *fn_base64sha256(const Call *c) { return func_digest(c, "SHA256", func_str(c, 0), true); }

static const Value *fn_base64sha512(const Call *c) { return func_digest(c, "SHA512", func_str(c, 0), true); }

/* -------------------------------------------------------------------------------------------------------------- UUIDs */

static const Value *uuid_text(const Call *c, unsigned char u[16], unsigned version) {
  u[6] = (unsigned char)((u[6] & 0x0F) | version << 4);
  u[8] = (unsigned char)((u[8] & 0x3F) | 0x80);
  Buf b = buf_new(c->a);
  for (size_t i = 0; i < 16; i++) {
    if (i == 4 || i == 6 || i == 8 || i == 10) buf_addc(&b, '-');
    add_hex(&b, u + i, 1);
  }
  return func_result(c, &b);
}

const Value *func_unpinned(const Call *c, const char *option) {
  if (c->ev->pins.otherwise == IMPURE_FREE) return NULL;
  if (c->ev->pins.otherwise == IMPURE_UNKNOWN) return value_unknown_of(c->a, &type_string);
  return func_fail(c, TC3503, -1,
                   "it gives another result on every run, so the output could not be reproduced; pin it with %s (also where "
                   "ignore_changes covers it: a template holds the first value), or pass a fixed value in through a variable",
                   option);
}

enum { CHANCE_SIZE = 32 };

/* SHA-256 over the seed, the place of the call, the function and its arguments. */
static bool pinned_chance(const Call *c, unsigned char out[CHANCE_SIZE]) {
  EvalPlace *place = &c->ev->place;
  Buf b = buf_new(c->a);
  buf_addf(&b, "%zu:%.*s%zu:%.*s%llu:%s", c->ev->pins.seed.n, STR_ARG(c->ev->pins.seed), place->address.n,
           STR_ARG(place->address), (unsigned long long)place->calls++, c->name);
  for (size_t i = 0; i < c->n; i++)
    if (c->args[i]->kind == VAL_STRING) buf_add(&b, c->args[i]->string);
  unsigned n = 0;
  return digest("SHA256", buf_str(&b), out, &n) && n == CHANCE_SIZE;
}

/* Bytes of chance, pinned or true; NULL, or the function's result when there are none. */
static const Value *chance(const Call *c, unsigned char out[CHANCE_SIZE]) {
  bool pinned = c->ev->pins.seed.n > 0;
  const Value *refused = pinned ? NULL : func_unpinned(c, "--pin-seed TEXT");
  if (refused) return refused;
  if (pinned ? pinned_chance(c, out) : RAND_bytes(out, CHANCE_SIZE) == 1) return NULL;
  return func_error(c, -1, "no random numbers are to be had");
}

static const Value *fn_uuid(const Call *c) {
  unsigned char u[CHANCE_SIZE];
  const Value *none = chance(c, u);
  return none ? none : uuid_text(c, u, 4);
}

static int hex_digit(char ch) {
  if (ch >= '0' && ch <= '9') return ch - '0';
  if (ch >= 'a' && ch <= 'f') return ch - 'a' + 10;
  return ch >= 'A' && ch <= 'F' ? ch - 'A' + 10 : -1;
}

/* xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx, perhaps in braces or behind urn:uuid:, or without the dashes (RFC 4122 and Go's uuid
 * package). */
static bool parse_uuid(Str s, unsigned char u[16]) {
  if (s.n == 45 && str_starts(s, STR("urn:uuid:"))) s = str_sub(s, 9, s.n);
  if ((s.n == 38 || s.n == 34) && s.p[0] == '{' && s.p[s.n - 1] == '}') s = str_sub(s, 1, s.n - 1);
  bool dashes = s.n == 36;
  if (!dashes && s.n != 32) return false;
  size_t k = 0;
  for (size_t i = 0; i < s.n; i++) {
    if (dashes && (i == 8 || i == 13 || i == 18 || i == 23)) {
      if (s.p[i] != '-') return false;
      continue;
    }
    int d = hex_digit(s.p[i]);
    if (d < 0) return false;
    u[k / 2] = (unsigned char)(k % 2 ? u[k / 2] | d : d << 4);
    k++;
  }
  return true;
}

/* RFC 4122, Appendix C: the predefined name spaces differ in one byte. */
static bool name_space(Str s, unsigned char u[16]) {
  static const struct {
    const char *name;
    unsigned char byte;
  } known[] = {{"dns", 0x10}, {"url", 0x11}, {"oid", 0x12}, {"x500", 0x14}};
  static const unsigned char base[16] = {0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1,
                                         0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};
  for (size_t i = 0; i < 4; i++)
    if (str_is(s, known[i].name)) {
      memcpy(u, base, 16);
      u[3] = known[i].byte;
      return true;
    }
  return parse_uuid(s, u);
}

static const Value *fn_uuidv5(const Call *c) {
  unsigned char u[16], out[EVP_MAX_MD_SIZE];
  unsigned n = 0;
  Str space = func_str(c, 0);
  if (!name_space(space, u)) return func_error(c, -1, "uuidv5() doesn't support namespace %.*s", STR_ARG(space));
  Str whole = str_cat(c->a, (Str){(char *)u, 16}, func_str(c, 1));
  if (!digest("SHA1", whole, out, &n)) return func_error(c, -1, "the cryptographic library does not provide SHA1");
  return uuid_text(c, out, 5);
}

/* ------------------------------------------------------------------------------------------------------- cryptography */

enum { BCRYPT_DEFAULT = 10, BCRYPT_MAX_PASSWORD = 72 };

/* "$2a$<cost>$" and 128 bits of chance in bcrypt's alphabet: 22 characters, of which the last carries two bits. */
static Str bcrypt_setting(const Call *c, const unsigned char salt[CHANCE_SIZE], int64_t cost) {
  static const char alphabet[] = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  Buf b = buf_new(c->a);
  buf_addf(&b, "$2a$%02d$", (int)cost);
  for (size_t i = 0; i < 22; i++) buf_addc(&b, alphabet[i < 21 ? salt[i] & 63 : (salt[i] & 3) << 4]);
  return buf_str(&b);
}

static const Value *fn_bcrypt(const Call *c) {
  int64_t cost = BCRYPT_DEFAULT;
  if (c->n > 2) return func_error(c, -1, "bcrypt() takes no more than two arguments");
  if (c->n > 1 && !func_int(c, 1, &cost)) return &value_unknown;
  if (cost < 4) cost = BCRYPT_DEFAULT;
  if (cost > 31)
    return func_error(c, -1, "error occurred generating password: cost %lld is outside allowed inclusive range 4..31",
                      (long long)cost);
  Str password = func_str(c, 0);
  if (password.n > BCRYPT_MAX_PASSWORD)
    return func_error(c, -1, "error occurred generating password: password length exceeds %d bytes", BCRYPT_MAX_PASSWORD);
  if (memchr(password.p ? password.p : "", 0, password.n))
    return func_error(c, 0, "a password with a NUL character cannot be hashed");
  unsigned char salt[CHANCE_SIZE] = {0};
  const Value *none = chance(c, salt);
  if (none) return none;
  struct crypt_data *data = arena_alloc(c->a, sizeof *data);
  const char *hash = crypt_r(str_z(c->a, password), str_z(c->a, bcrypt_setting(c, salt, cost)), data);
  if (!hash || hash[0] != '$') return func_error(c, -1, "the password cannot be hashed on this system");
  return func_text(c, str_dup(c->a, str_from(hash)));
}

static bool decrypt(EVP_PKEY *key, Str in, Arena *a, Str *out) {
  EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new(key, NULL);
  size_t n = 0;
  unsigned char *buffer = NULL;
  bool ok = ctx && EVP_PKEY_decrypt_init(ctx) > 0 && EVP_PKEY_CTX_set_rsa_padding(ctx, RSA_PKCS1_PADDING) > 0 &&
            EVP_PKEY_decrypt(ctx, NULL, &n, (const unsigned char *)in.p, in.n) > 0;
  if (ok) {
    buffer = arena_alloc(a, n);
    ok = EVP_PKEY_decrypt(ctx, buffer, &n, (const unsigned char *)in.p, in.n) > 0;
  }
  EVP_PKEY_CTX_free(ctx);
  *out = (Str){(char *)buffer, n};
  return ok;
}

static int no_password(char *buf, int size, int rw, void *u) {
  (void)buf, (void)size, (void)rw, (void)u;
  return 0;
}

static const Value *fn_rsadecrypt(const Call *c) {
  Str cipher, pem = func_str(c, 1), plain = STR("");
  if (!func_unbase64(c->a, func_str(c, 0), &cipher))
    return func_error(c, 0, "failed to decode input: cipher text must be base64-encoded");
  BIO *bio = BIO_new_mem_buf(pem.p ? pem.p : "", (int)pem.n);
  EVP_PKEY *key = bio ? PEM_read_bio_PrivateKey(bio, NULL, no_password, NULL) : NULL;
  const Value *r;
  if (!key || EVP_PKEY_base_id(key) != EVP_PKEY_RSA)
    r = func_error(c, 1, "failed to parse key: it must be an unencrypted RSA private key in PEM form");
  else if (!decrypt(key, cipher, c->a, &plain))
    r = func_error(c, -1, "failed to decrypt: error occurred when decrypting");
  else if (!func_is_utf8(plain))
    r = func_error(c, -1, "the decrypted text is not valid UTF-8");
  else
    r = func_text(c, plain);
  EVP_PKEY_free(key);
  BIO_free(bio);
  return r;
}

static const char known[] = "needs a value known at conversion";
static const char unrepeatable[] = "refused, because it gives another result on every run, unless `--pin-seed` pins it";

// clang-format off
const Function func_hash[] = {
  {"base64sha256", {P_STR("str")}, .returns = &type_string, .fn = fn_base64sha256, .lowering = known},
  {"base64sha512", {P_STR("str")}, .returns = &type_string, .fn = fn_base64sha512, .lowering = known},
  {"bcrypt", {P_STR("str")}, .variadic = P_NUM("cost"), .returns = &type_string, .fn = fn_bcrypt, .lowering = unrepeatable},
  {"md5", {P_STR("str")}, .returns = &type_string, .fn = fn_md5, .lowering = known},
  {"rsadecrypt", {P_STR("ciphertext"), P_STR("privatekey")}, .returns = &type_string, .fn = fn_rsadecrypt, .lowering = known},
  {"sha1", {P_STR("str")}, .returns = &type_string, .fn = fn_sha1, .lowering = known},
  {"sha256", {P_STR("str")}, .returns = &type_string, .fn = fn_sha256, .lowering = known},
  {"sha512", {P_STR("str")}, .returns = &type_string, .fn = fn_sha512, .lowering = known},
  {"uuid", .returns = &type_string, .fn = fn_uuid, .lowering = unrepeatable},
  {"uuidv5", {P_STR("namespace"), P_STR("name")}, .returns = &type_string, .fn = fn_uuidv5, .lowering = known},
  {0},
};
// clang-format on
