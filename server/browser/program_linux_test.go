package browser

import (
	"os/exec"
	"syscall"
)

// diesWithUs makes a program end when the tests do, however they end.
func diesWithUs(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGTERM}
}
