package engine

import (
	"os/exec"
	"syscall"
)

// tie lets the kernel kill the engine when the thread that started it ends, whichever way.
func tie(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }
