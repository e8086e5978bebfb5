# tf2cfn: `make` builds build/tf2cfn and build/libtf2cfn.a. `make help` lists the targets.
#
# SANITIZE=address,undefined builds beside the release build, in build-sanitize/. CC, CFLAGS, LDFLAGS, PREFIX and DESTDIR are
# honoured.

SANITIZE ?=
BUILD    := $(if $(SANITIZE),build-sanitize,build)
PREFIX   ?= /usr/local
VERSION  := $(shell sed -n 's/^\#define TF2CFN_VERSION "\(.*\)"/\1/p' include/tf2cfn/tf2cfn.h 2>/dev/null)

PKGS     := jansson libpcre2-8 yaml-0.1 mpfr libcrypto zlib
WARN     := -Wall -Wextra -Wshadow -Wconversion -Wmissing-prototypes -Wvla
CFLAGS   ?= -O2 -g
STD      := -std=c11 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700
CPPFLAGS += -Isrc -Iinclude -I$(BUILD)/gen $(shell pkg-config --cflags $(PKGS))
ALL_CFLAGS = $(STD) $(WARN) $(CFLAGS) $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-omit-frame-pointer -fno-sanitize-recover=all)
LDLIBS   := $(shell pkg-config --libs $(PKGS)) -lunistring -lgmp -lm
ALL_LDFLAGS = $(LDFLAGS) $(if $(SANITIZE),-fsanitize=$(SANITIZE))

LAYERS   := base syntax eval schema config expand lower emit sync fetch cli
SRCS     := $(foreach l,$(LAYERS),$(wildcard src/$(l)/*.c))
MAIN     := src/cli/main.c
LIB_OBJS := $(patsubst src/%.c,$(BUILD)/obj/%.o,$(filter-out $(MAIN),$(SRCS)))
MAIN_OBJ := $(patsubst src/%.c,$(BUILD)/obj/%.o,$(MAIN))
UNIT     := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test_*.c))

.PHONY: all check unit clean help
all: $(BUILD)/tf2cfn ## build the program and the library

$(BUILD)/tf2cfn: $(MAIN_OBJ) $(BUILD)/libtf2cfn.a
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/libtf2cfn.a: $(LIB_OBJS)
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/libtf2cfn.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) $(ALL_LDFLAGS) -MMD -MP -o $@ $< $(BUILD)/libtf2cfn.a -lcmocka $(LDLIBS)

unit: $(UNIT) ## build and run the unit tests
	@set -e; for t in $(UNIT); do $$t; done

clean: ## remove what the build made
	rm -rf build build-sanitize

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' Makefile | expand -t 14

-include $(LIB_OBJS:.o=.d) $(MAIN_OBJ:.o=.d) $(UNIT:%=%.d)
