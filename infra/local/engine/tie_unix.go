//go:build unix && !linux

package engine

import (
	"os/exec"
	"syscall"
)

// tie keeps a Ctrl-C at the terminal from the engine: only stop ends it on this system.
func tie(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }
