/* Digests, UUIDs and the two cryptographic functions.
 *
 * bcrypt, uuid and the clock give another answer each time, so they run only where the command line allows it
 * (ev->clock.allow). */
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

bool func_allowed(const Call *c) {
  if (c->ev->clock.allow) return true;
  func_fail(c, TC3503, -1,
            "it gives another result on every run, so the output could not be reproduced; pass a fixed value in through a "
            "variable");
  return false;
}

static const Value *fn_uuid(const Call *c) {
  unsigned char u[16];
  if (!func_allowed(c)) return &value_unknown;
  if (RAND_bytes(u, sizeof u) != 1) return func_error(c, -1, "no random numbers are to be had");
  return uuid_text(c, u, 4);
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

/* "$2a$<cost>$" and 128 random bits in bcrypt's alphabet: 22 characters, of which the last carries two bits. */
static bool bcrypt_setting(Buf *b, int64_t cost) {
  static const char alphabet[] = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  unsigned char salt[22];
  if (RAND_bytes(salt, sizeof salt) != 1) return false;
  buf_addf(b, "$2a$%02d$", (int)cost);
  for (size_t i = 0; i < 22; i++) buf_addc(b, alphabet[i < 21 ? salt[i] & 63 : (salt[i] & 3) << 4]);
  return true;
}

static const Value *fn_bcrypt(const Call *c) {
  int64_t cost = BCRYPT_DEFAULT;
  if (c->n > 2) return func_error(c, -1, "bcrypt() takes no more than two arguments");
  if (c->n > 1 && !func_int(c, 1, &cost)) return &value_unknown;
  if (!func_allowed(c)) return &value_unknown;
  if (cost < 4) cost = BCRYPT_DEFAULT;
  if (cost > 31)
    return func_error(c, -1, "error occurred generating password: cost %lld is outside allowed inclusive range 4..31",
                      (long long)cost);
  Str password = func_str(c, 0);
  if (password.n > BCRYPT_MAX_PASSWORD)
    return func_error(c, -1, "error occurred generating password: password length exceeds %d bytes", BCRYPT_MAX_PASSWORD);
  if (memchr(password.p ? password.p : "", 0, password.n))
    return func_error(c, 0, "a password with a NUL character cannot be hashed");
  Buf setting = buf_new(c->a);
  struct crypt_data *data = arena_alloc(c->a, sizeof *data);
  const char *hash =
      bcrypt_setting(&setting, cost) ? crypt_r(str_z(c->a, password), str_z(c->a, buf_str(&setting)), data) : NULL;
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
static const char unrepeatable[] = "refused: it gives another result on every run";

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
