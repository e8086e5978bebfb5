/* IP network arithmetic: cidrhost, cidrnetmask, cidrsubnet, cidrsubnets.
 *
 * Addresses are big-endian byte strings of 4 or 16 bytes, as in Terraform, and the arithmetic follows its library to the
 * corner: a negative host number counts from the end, an IPv4-mapped IPv6 network prints as IPv4, and an IPv4 octet may have
 * leading zeros. */
#include "eval/func_util.h"

#include <inttypes.h>

enum { MAX_BYTES = 16 };

typedef struct {
  uint8_t b[MAX_BYTES];
  size_t n; /* 4 or 16 */
} Addr;

typedef struct {
  Addr ip; /* host bits are zero */
  int64_t prefix;
} Net;

/* ----------------------------------------------------------------------------------------------------------- parsing */

static bool parse_digits(Str s, unsigned base, uint32_t max, uint32_t *out) {
  uint32_t n = 0;
  for (size_t i = 0; i < s.n; i++) {
    char ch = s.p[i];
    unsigned d = ch >= '0' && ch <= '9'   ? (unsigned)(ch - '0')
                 : ch >= 'a' && ch <= 'f' ? (unsigned)(ch - 'a' + 10)
                 : ch >= 'A' && ch <= 'F' ? (unsigned)(ch - 'A' + 10)
                                          : 99;
    if (d >= base || (n = n * base + d) > max) return false;
  }
  *out = n;
  return s.n > 0;
}

static bool parse_v4(Str s, uint8_t out[4]) {
  size_t from = 0;
  for (int i = 0; i < 4; i++) {
    size_t to = i < 3 ? str_find_char(s, '.', from) : s.n;
    uint32_t octet;
    if ((i < 3 && to >= s.n) || !parse_digits(str_sub(s, from, to), 10, 255, &octet)) return false;
    out[i] = (uint8_t)octet;
    from = to + 1;
  }
  return true;
}

/* Groups of hexadecimal digits, one "::" for a run of zeros, and perhaps a dotted quad at the end. */
static bool parse_v6(Str s, uint8_t out[16]) {
  size_t n = 0, gap = SIZE_MAX, i = 0;
  memset(out, 0, 16);
  if (str_starts(s, STR("::"))) {
    gap = 0;
    i = 2;
  }
  while (i < s.n) {
    size_t end = str_find_char(s, ':', i);
    uint32_t group;
    if (n >= 16) return false;
    if (end >= s.n && str_find_char(s, '.', i) < s.n) {
      if (n > 12 || !parse_v4(str_sub(s, i, s.n), out + n)) return false;
      n += 4;
      break;
    }
    if (!parse_digits(str_sub(s, i, end), 16, 0xFFFF, &group)) return false;
    out[n++] = (uint8_t)(group >> 8);
    out[n++] = (uint8_t)(group & 255);
    i = end;
    if (i >= s.n) break;
    i++;
    if (i < s.n && s.p[i] == ':') {
      if (gap != SIZE_MAX) return false;
      gap = n;
      i++;
    } else if (i >= s.n) {
      return false;
    }
  }
  if (gap == SIZE_MAX) return n == 16;
  if (n > 14) return false;
  memmove(out + 16 - (n - gap), out + gap, n - gap);
  memset(out + gap, 0, 16 - n);
  return true;
}

static void clear_bits(Addr *ip, int64_t from) {
  for (size_t i = 0; i < ip->n * 8; i++)
    if ((int64_t)i >= from) ip->b[i / 8] &= (uint8_t) ~(0x80 >> i % 8);
}

static bool parse_net(const Call *c, Net *net) {
  Str s = func_str(c, 0);
  size_t slash = str_find_char(s, '/', 0);
  uint32_t prefix;
  Str addr = str_sub(s, 0, slash);
  net->ip.n = parse_v4(addr, net->ip.b) ? 4 : parse_v6(addr, net->ip.b) ? 16 : 0;
  if (slash >= s.n || !net->ip.n || !parse_digits(str_sub(s, slash + 1, s.n), 10, (uint32_t)net->ip.n * 8, &prefix)) {
    func_error(c, 0, "invalid CIDR expression: invalid CIDR address: %.*s", STR_ARG(s));
    return false;
  }
  net->prefix = prefix;
  clear_bits(&net->ip, prefix);
  return true;
}

/* ---------------------------------------------------------------------------------------------------------- printing */

static bool is_mapped(const Addr *ip) { return ip->n == 16 && !memcmp(ip->b, "\0\0\0\0\0\0\0\0\0\0\xff\xff", 12); }

static void print_v6(Buf *out, const uint8_t b[16]) {
  int best = -1, best_len = 1, len = 0;
  for (int g = 0; g < 8; g++) {
    len = b[2 * g] | b[2 * g + 1] ? 0 : len + 1;
    if (len > best_len) {
      best_len = len;
      best = g - len + 1;
    }
  }
  for (int g = 0; g < 8; g++) {
    if (g == best) {
      buf_addz(out, "::");
      g += best_len - 1;
      continue;
    }
    bool after_gap = best >= 0 && g == best + best_len;
    if (g && !after_gap) buf_addc(out, ':');
    buf_addf(out, "%x", (unsigned)(b[2 * g] << 8 | b[2 * g + 1]));
  }
}

static void print_addr(Buf *out, const Addr *ip) {
  const uint8_t *b = is_mapped(ip) ? ip->b + 12 : ip->b;
  if (ip->n == 4 || b != ip->b)
    buf_addf(out, "%u.%u.%u.%u", b[0], b[1], b[2], b[3]);
  else
    print_v6(out, b);
}

static const Value *addr_value(const Call *c, const Addr *ip) {
  Buf b = buf_new(c->a);
  print_addr(&b, ip);
  return func_result(c, &b);
}

static const Value *net_value(const Call *c, const Net *net) {
  Buf b = buf_new(c->a);
  print_addr(&b, &net->ip);
  int64_t prefix = !is_mapped(&net->ip) ? net->prefix : net->prefix > 96 ? net->prefix - 96 : 0;
  buf_addf(&b, "/%lld", (long long)prefix);
  return func_result(c, &b);
}

/* -------------------------------------------------------------------------------------------------------- arithmetic */

/* A whole number as two's complement of 32 bytes: wide enough for an address shifted by its whole length. */
enum { WIDE = 32 };

static bool is_zero(const uint8_t *b, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (b[i]) return false;
  return true;
}

static void negate(uint8_t w[WIDE]) {
  unsigned carry = 1;
  for (size_t i = WIDE; i-- > 0;) {
    carry += (uint8_t)~w[i];
    w[i] = (uint8_t)(carry & 255);
    carry >>= 8;
  }
}

/* |n|; false when it takes more than 16 bytes, which no address can hold. */
static bool magnitude(const Call *c, Num n, uint8_t w[WIDE]) {
  Num rest = num_abs(c->a, n), base = num_int(256);
  memset(w, 0, WIDE);
  for (size_t i = WIDE; i-- > WIDE - MAX_BYTES;) {
    int64_t digit = 0;
    num_to_int64(num_mod(c->a, rest, base), &digit);
    w[i] = (uint8_t)digit;
    rest = num_floor(c->a, num_div(c->a, rest, base));
  }
  return num_sign(rest) == 0;
}

static uint64_t low64(const uint8_t w[WIDE]) {
  uint64_t n = 0;
  for (size_t i = WIDE - 8; i < WIDE; i++) n = n << 8 | w[i];
  return n;
}

static void shift_left(uint8_t w[WIDE], size_t bits) {
  size_t bytes = bits / 8, rest = bits % 8;
  for (size_t i = 0; i < WIDE; i++) {
    unsigned high = i + bytes < WIDE ? w[i + bytes] : 0, low = i + bytes + 1 < WIDE ? w[i + bytes + 1] : 0;
    w[i] = (uint8_t)((high << rest | low >> (8 - rest)) & 255);
  }
}

/* ip | w << (length - to), as unbounded integers: of a negative result the magnitude counts. False when it has too many bits.
 */
static bool insert(Addr *ip, uint8_t w[WIDE], bool negative, int64_t to) {
  shift_left(w, (size_t)((int64_t)ip->n * 8 - to));
  if (negative) negate(w);
  for (size_t i = 0; i < ip->n; i++) w[WIDE - ip->n + i] |= ip->b[i];
  if (negative) negate(w);
  memcpy(ip->b, w + WIDE - ip->n, ip->n);
  return is_zero(w, WIDE - ip->n);
}

static bool whole(const Call *c, size_t arg) {
  if (num_is_integer(c->args[arg]->number)) return true;
  func_error(c, (int)arg, "value must be a whole number");
  return false;
}

/* w = max - (|n| - 1) for a host number n counted from the end; `hosts` bits make up max. */
static bool from_end(uint8_t w[WIDE], int64_t hosts) {
  uint8_t max[WIDE] = {0};
  int borrow = 1;
  for (size_t i = WIDE; borrow && i-- > 0;) {
    borrow = w[i] == 0;
    w[i]--;
  }
  for (int64_t i = 0; i < hosts; i++) max[WIDE - 1 - (size_t)i / 8] |= (uint8_t)(1u << i % 8);
  borrow = 0;
  for (size_t i = WIDE; i-- > 0;) {
    int d = (int)max[i] - (int)w[i] - borrow;
    borrow = d < 0;
    w[i] = (uint8_t)(d & 255);
  }
  return !borrow;
}

/* True when the low `bits` bits can hold w. */
static bool fits(const uint8_t w[WIDE], int64_t bits) {
  for (size_t i = 0; i < (size_t)WIDE * 8 - (size_t)bits; i++)
    if (w[i / 8] & 0x80 >> i % 8) return false;
  return true;
}

static const Value *fn_cidrhost(const Call *c) {
  Net net;
  uint8_t w[WIDE];
  if (!parse_net(c, &net) || !whole(c, 1)) return &value_unknown;
  Num n = c->args[1]->number;
  int64_t hosts = (int64_t)net.ip.n * 8 - net.prefix;
  bool ok = magnitude(c, n, w);
  ok = ok && (num_sign(n) < 0 ? from_end(w, hosts) : fits(w, hosts));
  Addr ip = net.ip;
  int64_t to = ip.n == 4 ? 32 : is_mapped(&ip) ? 32 : 128; /* the library's slip for mapped networks is part of its results */
  if (!ok || !insert(&ip, w, false, to)) {
    Str text = num_to_str(c->a, n);
    return func_error(c, -1, "prefix of %lld does not accommodate a host numbered %.*s", (long long)net.prefix, STR_ARG(text));
  }
  return addr_value(c, &ip);
}

static const Value *fn_cidrnetmask(const Call *c) {
  Net net;
  if (!parse_net(c, &net)) return &value_unknown;
  Str s = func_str(c, 0);
  if (net.ip.n != 4) return func_error(c, -1, "IPv6 addresses cannot have a netmask: %.*s", STR_ARG(s));
  Addr mask = {.b = {255, 255, 255, 255}, .n = 4};
  clear_bits(&mask, net.prefix);
  return addr_value(c, &mask);
}

static const Value *fn_cidrsubnet(const Call *c) {
  Net net;
  int64_t newbits;
  uint8_t w[WIDE];
  if (!parse_net(c, &net) || !func_int(c, 1, &newbits) || !whole(c, 2)) return &value_unknown;
  Num n = c->args[2]->number;
  int64_t length = (int64_t)net.ip.n * 8;
  if (newbits > length - net.prefix || newbits < -net.prefix)
    return func_error(c, -1, "insufficient address space to extend prefix of %lld by %lld", (long long)net.prefix,
                      (long long)newbits);
  uint64_t max = newbits >= 0 && newbits < 64 ? ((uint64_t)1 << newbits) - 1 : UINT64_MAX;
  bool ok = magnitude(c, n, w) && low64(w) <= max;
  net.prefix += newbits;
  if (!ok || !insert(&net.ip, w, num_sign(n) < 0, net.prefix)) {
    Str text = num_to_str(c->a, n);
    return func_error(c, -1, "prefix extension of %lld does not accommodate a subnet numbered %.*s", (long long)newbits,
                      STR_ARG(text));
  }
  return net_value(c, &net);
}

/* The address behind the subnet; false when there is none. */
static bool step_over(Addr *ip, int64_t prefix) {
  for (int64_t i = prefix - 1; i >= 0; i--) {
    uint8_t bit = (uint8_t)(0x80 >> i % 8);
    ip->b[i / 8] ^= bit;
    if (ip->b[i / 8] & bit) return true;
  }
  return false;
}

/* Rounds up to a multiple of the subnet's size; false when that is past the last address. */
static bool align_up(Addr *ip, int64_t prefix) {
  Addr floor = *ip;
  clear_bits(&floor, prefix);
  if (!memcmp(floor.b, ip->b, ip->n)) return true;
  *ip = floor;
  return step_over(ip, prefix);
}

static bool contains(const Net *net, const Addr *ip) {
  Addr masked = *ip;
  clear_bits(&masked, net->prefix);
  return !memcmp(masked.b, net->ip.b, net->ip.n);
}

/* The prefix length that argument i asks for, or -1 after reporting. */
static int64_t wanted_prefix(const Call *c, size_t i, const Net *net) {
  int64_t bits;
  if (!func_int(c, i, &bits)) return -1;
  if (bits < 1) {
    func_error(c, (int)i, "must extend prefix by at least one bit");
    return -1;
  }
  if (bits > 32) {
    func_error(c, (int)i, "may not extend prefix by more than 32 bits");
    return -1;
  }
  if (net->prefix + bits <= (int64_t)net->ip.n * 8) return net->prefix + bits;
  func_error(c, (int)i, "would extend prefix to %" PRId64 " bits, which is too long for an %s address", net->prefix + bits,
             net->ip.n == 4 ? "IPv4" : "IPv6");
  return -1;
}

/* Consecutive subnets. Terraform refuses a subnet at the zero address, which its library takes for having wrapped around. */
static const Value *fn_cidrsubnets(const Call *c) {
  Net net;
  if (!parse_net(c, &net)) return &value_unknown;
  Values out = {0};
  Addr at = net.ip;
  bool room = true;
  for (size_t i = 1; i < c->n; i++) {
    int64_t prefix = wanted_prefix(c, i, &net);
    if (prefix < 0) return &value_unknown;
    room = room && align_up(&at, prefix) && contains(&net, &at) && !is_zero(at.b, at.n);
    if (!room)
      return func_error(c, (int)i, "not enough remaining address space for a subnet with a prefix of %lld bits",
                        (long long)prefix);
    vec_push(c->a, &out, net_value(c, &(Net){at, prefix}));
    room = step_over(&at, prefix);
  }
  return func_strings(c, &out);
}

static const char prefix_known[] =
    "needs a prefix known at conversion: `Fn::Cidr` asks for host bits, which follow from the length of the prefix";

// clang-format off
const Function func_network[] = {
  {"cidrhost", {P_STR("prefix"), P_NUM("hostnum")}, .returns = &type_string, .fn = fn_cidrhost, .lowering = prefix_known},
  {"cidrnetmask", {P_STR("prefix")}, .returns = &type_string, .fn = fn_cidrnetmask, .lowering = prefix_known},
  {"cidrsubnet", {P_STR("prefix"), P_NUM("newbits"), P_NUM("netnum")}, .returns = &type_string, .fn = fn_cidrsubnet,
   .lowering = prefix_known},
  {"cidrsubnets", {P_STR("prefix")}, .variadic = P_NUM("newbits"), .returns = &func_list_string, .fn = fn_cidrsubnets,
   .lowering = prefix_known},
  {0},
};
// clang-format on
