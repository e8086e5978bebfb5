# tf2cfn: `make` builds build/tf2cfn and build/libtf2cfn.a. `make help` lists the targets.
#
# SANITIZE=address,undefined builds beside the release build, in build-sanitize/. BUILD names another folder. CC, CFLAGS,
# LDFLAGS, PREFIX and DESTDIR are honoured.

# Homebrew keeps its libraries in a place of its own, and OpenSSL and zlib in places of theirs.
ifeq ($(shell uname),Darwin)
BREW     := $(shell brew --prefix)
CPPFLAGS += -I$(BREW)/include
LDFLAGS  += -L$(BREW)/lib
export PKG_CONFIG_PATH := $(BREW)/opt/openssl@3/lib/pkgconfig:$(BREW)/opt/zlib/lib/pkgconfig:$(PKG_CONFIG_PATH)
else
CRYPT    := -lcrypt
endif

SANITIZE ?=
BUILD    ?= $(if $(SANITIZE),build-sanitize,build)
PREFIX   ?= /usr/local
VERSION  := $(shell sed -n 's/^\#define TF2CFN_VERSION "\(.*\)"/\1/p' include/tf2cfn/tf2cfn.h 2>/dev/null)

PKGS     := jansson libpcre2-8 yaml-0.1 mpfr libcrypto zlib libedit
WARN     := -Wall -Wextra -Wshadow -Wconversion -Wmissing-prototypes -Wvla
CFLAGS   ?= -O2 -g
STD      := -std=c11 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700
CPPFLAGS += -Isrc -Iinclude -I$(BUILD)/gen $(shell pkg-config --cflags $(PKGS))
ALL_CFLAGS = $(STD) $(WARN) $(CFLAGS) $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-omit-frame-pointer -fno-sanitize-recover=all)
LDLIBS   := $(shell pkg-config --libs $(PKGS)) -lunistring -lgmp -lm $(CRYPT)
ALL_LDFLAGS = $(LDFLAGS) $(if $(SANITIZE),-fsanitize=$(SANITIZE))

LAYERS   := base syntax eval schema config expand lower emit sync fetch cli
SRCS     := $(foreach l,$(LAYERS),$(wildcard src/$(l)/*.c))
MAIN     := src/cli/main.c
LIB_OBJS := $(patsubst src/%.c,$(BUILD)/obj/%.o,$(filter-out $(MAIN),$(SRCS)))
MAIN_OBJ := $(patsubst src/%.c,$(BUILD)/obj/%.o,$(MAIN))
PROGRAM  := $(if $(wildcard $(MAIN)),$(BUILD)/tf2cfn)
UNIT     := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test_*.c))
FUZZ     := $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
SUPPORT  := $(patsubst tests/support/%.c,$(BUILD)/support/%.o,$(wildcard tests/support/*.c))
EMBED    := $(wildcard hcl/aws/*.hcl hcl/utility/*.hcl hcl/schema/* src/emit/*.sh)
C_FILES  := $(wildcard src/*/*.[ch] include/tf2cfn/*.h tests/unit/*.[ch] tests/support/*.[ch] tests/fuzz/*.[ch] tests/bench/*.c tests/conformance/*.c scripts/*.c)

.PHONY: all test-programs unit check lint format docs fuzzers fuzz bench coverage install uninstall clean help print-flags FORCE
all: $(PROGRAM) $(BUILD)/libtf2cfn.a ## build the program and the library

$(BUILD)/tf2cfn: $(MAIN_OBJ) $(BUILD)/libtf2cfn.a
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/libtf2cfn.a: $(LIB_OBJS)
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/obj/schema/embedded.o: $(BUILD)/gen/embedded.inc $(EMBED)

$(BUILD)/gen/embedded.inc: FORCE
	@scripts/embed $@ $(EMBED)

$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/libtf2cfn.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) $(ALL_LDFLAGS) -MMD -MP -o $@ $< $(BUILD)/libtf2cfn.a -lcmocka $(LDLIBS)

$(BUILD)/eval-lines: tests/conformance/eval_lines.c $(BUILD)/libtf2cfn.a
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) $(ALL_LDFLAGS) -MMD -MP -o $@ $< $(BUILD)/libtf2cfn.a $(LDLIBS)

$(BUILD)/support/%.o: tests/support/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/conformance: tests/conformance/conformance.c $(SUPPORT) $(BUILD)/libtf2cfn.a
	$(CC) $(CPPFLAGS) -Itests/support $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/bench-%: tests/bench/%.c $(BUILD)/libtf2cfn.a
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) $(ALL_LDFLAGS) -MMD -MP -o $@ $< $(BUILD)/libtf2cfn.a $(LDLIBS)

# A fuzz target twice: with a main that replays its corpus, and (clang) with libFuzzer.
$(BUILD)/fuzz/%: tests/fuzz/%.c tests/fuzz/replay.c $(SUPPORT) $(BUILD)/libtf2cfn.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -Itests/support $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/libfuzzer/%: tests/fuzz/%.c $(SUPPORT) $(BUILD)/libtf2cfn.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -Itests/support $(ALL_CFLAGS) $(ALL_LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LDLIBS)

fuzzers: $(FUZZ:%=$(BUILD)/libfuzzer/%)

test-programs: $(UNIT) $(FUZZ:%=$(BUILD)/fuzz/%) $(BUILD)/conformance $(BUILD)/eval-lines $(BUILD)/gen-docs

unit: $(UNIT) ## build and run the unit tests
	@scripts/run-tests $(BUILD) $(UNIT)

check: all test-programs ## build and run every test
	@scripts/run-tests $(BUILD)

lint: ## check format, includes and static analysis
	@scripts/lint

format: ## format the C sources
	clang-format -i $(C_FILES)

$(BUILD)/gen-docs: scripts/gen-docs.c $(BUILD)/libtf2cfn.a
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) $(ALL_LDFLAGS) -MMD -MP -o $@ $< $(BUILD)/libtf2cfn.a $(LDLIBS)

docs: $(BUILD)/gen-docs $(PROGRAM) ## generate docs/diagnostics.md, docs/functions.md and docs/coverage.md
	$(BUILD)/gen-docs diagnostics >docs/diagnostics.md
	$(BUILD)/gen-docs functions >docs/functions.md
	$(BUILD)/tf2cfn rules coverage --markdown --weights docs/argument-uses.tsv >docs/coverage.md

FUZZ_SECONDS ?= 60
fuzz: ## fuzz each target for FUZZ_SECONDS, divided among them (clang)
	@scripts/fuzz $(FUZZ_SECONDS)

bench: all $(BUILD)/bench-measure $(BUILD)/bench-parse ## measure against terraform on this machine
	@tests/bench/run $(BUILD)
	@tests/bench/parse $(BUILD)
	@tests/bench/lazy $(BUILD)

coverage: ## line coverage of the tests, in build-coverage/
	@scripts/coverage

install: all ## install below DESTDIR PREFIX
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib $(DESTDIR)$(PREFIX)/include/tf2cfn
	install -m 755 $(BUILD)/tf2cfn $(DESTDIR)$(PREFIX)/bin/tf2cfn
	install -m 644 $(BUILD)/libtf2cfn.a $(DESTDIR)$(PREFIX)/lib/libtf2cfn.a
	install -m 644 include/tf2cfn/*.h $(DESTDIR)$(PREFIX)/include/tf2cfn/

uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/tf2cfn $(DESTDIR)$(PREFIX)/lib/libtf2cfn.a
	rm -rf $(DESTDIR)$(PREFIX)/include/tf2cfn

print-flags: # for clang-tidy
	@echo $(CPPFLAGS) $(STD) $(WARN)

clean: ## remove what the build made
	rm -rf build build-*

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' Makefile | expand -t 14

-include $(LIB_OBJS:.o=.d) $(SUPPORT:.o=.d) $(MAIN_OBJ:.o=.d) $(UNIT:%=%.d) $(BUILD)/gen-docs.d
