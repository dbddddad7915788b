package engine

import (
	"os/exec"
	"syscall"
)

// tie lets the kernel kill the engine when the thread that started it ends, whichever way; a Ctrl-C at the terminal is for that process
// alone, which ends the engine when it needs it no more.
func tie(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true}
}
