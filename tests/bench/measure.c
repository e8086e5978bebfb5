/* Runs a command several times: measure RUNS COMMAND [ARG...]
 *
 * Prints the medians of elapsed milliseconds, processor milliseconds and peak memory in KiB (of the largest process below the
 * command). The command's output is thrown away; its exit status has to be 0. */
#define _DEFAULT_SOURCE /* wait4 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

typedef struct {
  double elapsed, processor, peak;
} Sample;

static double milliseconds(struct timeval t) { return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3; }

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void run_quietly(char **command) {
  int null = open("/dev/null", O_RDWR);
  for (int fd = 0; fd < 3; fd++) dup2(null, fd);
  execvp(command[0], command);
  _exit(127);
}

static int sample(char **command, Sample *out) {
  double start = now();
  pid_t pid = fork();
  if (pid == 0) run_quietly(command);
  int status;
  struct rusage used;
  if (pid < 0 || wait4(pid, &status, 0, &used) != pid) return -1;
#ifdef __APPLE__
  double unit = 1024; /* bytes there, KiB elsewhere: getrusage(2) */
#else
  double unit = 1;
#endif
  *out = (Sample){now() - start, milliseconds(used.ru_utime) + milliseconds(used.ru_stime), (double)used.ru_maxrss / unit};
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median(double *v, size_t n) {
  qsort(v, n, sizeof *v, ascending);
  return n % 2 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2;
}

int main(int argc, char **argv) {
  size_t runs = argc > 2 ? strtoul(argv[1], NULL, 10) : 0;
  if (!runs || runs > 1000) {
    fputs("usage: measure RUNS COMMAND [ARG...]\n", stderr);
    return 64;
  }
  double *columns = calloc(3 * runs, sizeof *columns);
  if (!columns) return 1;
  int status = 0;
  for (size_t i = 0; i < runs && status == 0; i++) {
    Sample s = {0};
    status = sample(argv + 2, &s);
    columns[i] = s.elapsed, columns[runs + i] = s.processor, columns[2 * runs + i] = s.peak;
  }
  if (status)
    fprintf(stderr, "measure: %s ended with status %d\n", argv[2], status);
  else
    printf("%.2f %.2f %.0f\n", median(columns, runs), median(columns + runs, runs), median(columns + 2 * runs, runs));
  free(columns);
  return status ? 1 : 0;
}
