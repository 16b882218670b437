"""Several workers, whose counts are one."""

from typing import Any

from prometheus_client import multiprocess

workers = 2
# Several servers would share its socket; older versions have none.
control_socket_disable = True


def child_exit(server: Any, worker: Any) -> None:
    """What a worker has counted outlives it; what else it shows does not."""
    multiprocess.mark_process_dead(worker.pid)
