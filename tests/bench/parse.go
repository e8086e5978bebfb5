// How fast HashiCorp's parser reads a file: parse FILE [SECONDS]. Prints the best megabytes per second of CPU time over the runs
// that fit into the time, as parse.c does. The garbage of a run is collected before the next one, outside of the measurement.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"syscall"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

func cpuSeconds() float64 {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return float64(used.Utime.Nano()+used.Stime.Nano()) / 1e9
}

func main() {
	runtime.GOMAXPROCS(1)
	if len(os.Args) < 2 {
		os.Exit(64)
	}
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	limit := 2.0
	if len(os.Args) > 2 {
		if limit, err = strconv.ParseFloat(os.Args[2], 64); err != nil {
			os.Exit(64)
		}
	}
	best := 1e9
	for begin := cpuSeconds(); ; {
		runtime.GC()
		start := cpuSeconds()
		_, faults := hclsyntax.ParseConfig(text, os.Args[1], hcl.Pos{Line: 1, Column: 1})
		took := cpuSeconds() - start
		if faults.HasErrors() {
			fmt.Fprintln(os.Stderr, faults)
			os.Exit(1)
		}
		if took < best {
			best = took
		}
		if cpuSeconds()-begin >= limit {
			break
		}
	}
	fmt.Printf("%.2f\n", float64(len(text))/1e6/best)
}
