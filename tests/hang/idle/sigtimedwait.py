"""sigtimedwait for a signal that does not come."""

import signal

assert signal.sigtimedwait({signal.SIGUSR1}, 0.7) is None
