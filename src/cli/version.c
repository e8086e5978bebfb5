#include "cli/command.h"
#include "tf2cfn/tf2cfn.h"

#include <stdio.h>

static int run(const Arguments *args) {
  (void)args;
  puts("tf2cfn " TF2CFN_VERSION);
  return EXIT_DONE;
}

const Command command_version = {.name = "version", .summary = "Print the version", .run = run};
