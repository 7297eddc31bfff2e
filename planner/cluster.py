"""A Dask cluster as an executor: planning on other machines, that have what this one has.

A cluster runs whatever code it is sent, by whoever can reach it; and what it sends back is read with pickle, which runs
code here. So it has to be on this machine, or to speak TLS, where each side shows a certificate that the other knows:
https://distributed.dask.org/en/stable/tls.html.
"""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Any, TypeVar
from urllib.parse import urlsplit

Done = TypeVar("Done")

PATIENCE_SECONDS = 10


class ClusterRefused(ValueError):
    """A cluster that cannot be used, and what may help."""

    def __init__(self, says: str, hint: str) -> None:
        super().__init__(says)
        self.says = says
        self.hint = hint


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The workers of a Dask cluster, until this ends.

    Parameters
    ----------
    address
        Of its scheduler: ``tcp://127.0.0.1:8786`` on this machine, ``tls://host:8786`` anywhere.

    Raises
    ------
    ClusterRefused
        If the address is not safe, nobody answers there, there are no workers, or one has other versions.
    """
    _refuse_what_is_not_safe(address)
    try:
        from distributed import Client, Security
    except ModuleNotFoundError:
        raise ClusterRefused("the package distributed is not installed", "pip install 'secplan[cluster]'") from None
    security: Any = Security
    if address.startswith("tls:") and not security().get_connection_args("client").get("ssl_context"):
        hint = "name them under distributed.comm.tls in Dask's configuration"
        raise ClusterRefused("TLS takes certificates, and none are configured", hint)
    try:
        client: Any = Client(address, timeout=PATIENCE_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]  # as Dask has it
    except (OSError, ValueError) as error:
        raise ClusterRefused(f"no cluster at {address}: {_first_line(error)}", "is its scheduler running?") from None
    with client:
        _refuse_other_versions(client.run(_teller()))
        yield _Workers(client)


def _refuse_what_is_not_safe(address: str) -> None:
    parts = urlsplit(address)
    try:
        is_whole = bool(parts.hostname and parts.port)
    except ValueError:  # a port that is no number
        is_whole = False
    is_plain = address == f"{parts.scheme}://{parts.netloc}" and "@" not in address  # as distributed reads it too
    if parts.scheme not in ("tcp", "tls") or not is_whole or not is_plain:
        raise ClusterRefused(f"'{address}' is not the address of a scheduler", "such as tcp://127.0.0.1:8786")
    if parts.scheme == "tcp" and not _is_this_machine(str(parts.hostname)):
        says = f"{address} is another machine, and the connection would be neither private nor known to be theirs"
        raise ClusterRefused(says, "start the cluster with TLS, and name it tls://...")


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _teller() -> Callable[[], dict[str, str]]:
    """What tells the versions of all that a plan comes from; inside a function, as then it is sent as code.

    A worker without secplan could not find it by its name.
    """

    def found() -> dict[str, str]:
        from importlib.metadata import PackageNotFoundError, version
        from platform import python_version

        installed = {"python": python_version()}
        for name in ("secplan", "ortools"):
            try:
                installed[name] = version(name)
            except PackageNotFoundError:
                installed[name] = "none"
        return installed

    return found


def _refuse_other_versions(workers: Mapping[str, dict[str, str]]) -> None:
    if not workers:
        raise ClusterRefused("the cluster has no workers", "start some: dask worker ADDRESS")
    here = _teller()()
    for worker, there in sorted(workers.items()):
        for name, known in here.items():
            if there.get(name) != known:
                says = f"the worker {worker} has {name} {there.get(name)}, and this machine {known}"
                raise ClusterRefused(says, "install the same on both: a plan would not be the same everywhere")


class _Workers(Executor):
    """The executor that Dask offers, which tells as others do that a worker is lost."""

    def __init__(self, client: Any) -> None:
        self._theirs = client.get_executor(pure=False)

    def submit(self, fn: Callable[..., Done], /, *args: Any, **kwargs: Any) -> Future[Done]:
        theirs = self._theirs.submit(fn, *args, **kwargs)
        ours: Future[Done] = Future()
        ours.add_done_callback(lambda _: theirs.cancel() if ours.cancelled() else None)
        theirs.add_done_callback(lambda _: _hand_on(theirs, ours))
        return ours


def _hand_on(theirs: Future[Done], ours: Future[Done]) -> None:
    if not ours.set_running_or_notify_cancel():
        return
    error = BrokenExecutor("the cluster gave a task up") if theirs.cancelled() else theirs.exception()
    if error is None:
        ours.set_result(theirs.result())
    elif type(error).__module__.startswith("distributed"):
        ours.set_exception(BrokenExecutor(_first_line(error)))
    else:
        ours.set_exception(error)


def _first_line(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0]
