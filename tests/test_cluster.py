"""A Dask cluster on this machine: the same answer, and clusters that are refused."""

import importlib.metadata
import os
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor
from typing import Any

import pytest

from planner import api
from planner.cluster import ClusterRefused, cluster
from planner.questions.settling import Standing
from planner.risk import planning, rolled
from tests.running import APRIL_2020, PATIENCE_SECONDS, Secplan
from tests.test_risk import april, asked, unlike_run, unlike_time
from tests.test_sweep import APRIL, PATTERNS, WHOLE
from tests.test_sweep_command import said

dask: Any = pytest.importorskip("dask")
distributed: Any = pytest.importorskip("distributed")

pytestmark = pytest.mark.filterwarnings("default")  # what Dask and its parts warn of is not for us to mend


def local(workers: int) -> Any:
    return distributed.LocalCluster(
        n_workers=workers, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0", silence_logs=50
    )


@pytest.fixture(scope="module")
def running() -> Iterator[Any]:
    with local(2) as found:
        yield found


def refusal(address: str) -> ClusterRefused:
    with pytest.raises(ClusterRefused) as refused, cluster(address):
        pass
    return refused.value


def test_a_cluster_gives_the_same_answer(running: Any) -> None:
    with api.cluster(running.scheduler_address) as executor:
        assert api.sweep(APRIL, PATTERNS, executor=executor) == WHOLE


def test_the_command_gives_the_same_answer(running: Any, secplan: Secplan) -> None:
    ran = secplan("sweep", APRIL_2020, *PATTERNS, "--json", "--cluster", running.scheduler_address)
    assert ran.status == 0, ran.err
    assert said(ran.document) == said(secplan("sweep", APRIL_2020, *PATTERNS, "--json").document)


@pytest.fixture
def nothing_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is small is given to the cluster too."""
    for module in (planning, rolled):
        monkeypatch.setattr(module, "SHORT_CELLS", -1)


@pytest.mark.usefixtures("nothing_is_short")
def test_a_cluster_gives_the_same_chances(running: Any) -> None:
    with api.cluster(running.scheduler_address) as executor:
        assert unlike_time(asked(april(), 60, executor=executor)) == unlike_time(asked(april(), 60))


@pytest.mark.usefixtures("nothing_is_short")
def test_the_command_gives_the_same_chances(running: Any, secplan: Secplan) -> None:
    ran = secplan("risk", APRIL_2020, "--draws", 60, "--json", "--cluster", running.scheduler_address)
    assert ran.status == 0, ran.err
    assert unlike_run(ran.document) == unlike_run(secplan("risk", APRIL_2020, "--draws", 60, "--json").document)


def test_what_is_called_back_is_not_done(running: Any) -> None:
    heard: list[Standing] = []

    def end_soon(standing: Standing) -> None:
        heard.append(standing)
        if len(heard) == 3:
            raise KeyboardInterrupt

    with cluster(running.scheduler_address) as executor:
        found = api.sweep(APRIL, PATTERNS, executor=executor, observer=end_soon)
    assert found.stopped == "interrupt"
    assert all(point in WHOLE.points for point in found.points)


def fail(task: int) -> int:
    raise ValueError(f"task {task}")


def end_this_process(_task: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_what_goes_wrong_there_is_raised_here(running: Any) -> None:
    with cluster(running.scheduler_address) as executor, pytest.raises(ValueError, match="task 3"):
        executor.submit(fail, 3).result()


def test_a_worker_that_is_lost_is_told_as_with_other_executors() -> None:
    once = dask.config.set({"distributed.scheduler.allowed-failures": 0})
    with once, local(1) as found, cluster(found.scheduler_address) as executor, pytest.raises(BrokenExecutor):
        executor.submit(end_this_process, 1).result(timeout=PATIENCE_SECONDS)


# Refused --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("package", ["secplan", "ortools"])
def test_workers_with_another_version_are_refused(running: Any, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.metadata.version
    monkeypatch.setattr(importlib.metadata, "version", lambda name: "0.0.1" if name == package else found(name))
    says = refusal(running.scheduler_address).says
    assert f"has {package} {found(package)}, and this machine 0.0.1" in says


def test_a_cluster_without_workers_is_refused() -> None:
    with local(0) as found:
        assert refusal(found.scheduler_address).says == "the cluster has no workers"


@pytest.mark.parametrize("address", ["tcp://10.0.0.7:8786", "tcp://example.org:8786", "tcp://0.0.0.0:8786"])
def test_another_machine_is_refused_without_tls(address: str) -> None:
    refused = refusal(address)
    assert "another machine" in refused.says
    assert "TLS" in refused.hint


@pytest.mark.parametrize(
    "address",
    [
        *("", "127.0.0.1:8786", "tcp://127.0.0.1", "http://127.0.0.1:1", "tcp://localhost:x"),
        *("TCP://127.0.0.1:1", "tcp://127.0.0.1:1/x", "tcp://127.0.0.1:1?x", "tcp://127.0.0.1:1#x"),
        *("tcp://me@127.0.0.1:1", "tcp://127.0.0.1:1 ", " tcp://127.0.0.1:1", "tcp://127.0.0.1:99999"),
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    assert "is not the address of a scheduler" in refusal(address).says


def test_tls_without_certificates_is_refused() -> None:
    assert refusal("tls://example.org:8786").says == "TLS takes certificates, and none are configured"


def test_nobody_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.cluster.PATIENCE_SECONDS", 1)
    assert refusal("tcp://127.0.0.1:9").says.startswith("no cluster at tcp://127.0.0.1:9")


def test_without_the_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert refusal("tcp://127.0.0.1:8786").hint == "pip install 'secplan[cluster]'"


@pytest.mark.parametrize("arguments", [("sweep", APRIL_2020, *PATTERNS), ("risk", APRIL_2020)])
def test_the_command_tells_it_as_wrong_usage(arguments: tuple[object, ...], secplan: Secplan) -> None:
    ran = secplan(*arguments, "--cluster", "tcp://10.0.0.7:8786")
    assert (ran.status, ran.out) == (2, "")
    assert "--cluster: tcp://10.0.0.7:8786 is another machine" in ran.err
    both = secplan(*arguments, "--cluster", "tcp://127.0.0.1:8786", "--jobs", 2)
    assert (both.status, both.out) == (2, "")
    assert "--jobs is for processes of this machine" in both.err


def test_it_is_an_executor(running: Any) -> None:
    with cluster(running.scheduler_address) as executor:
        assert isinstance(executor, Executor)
        assert list(executor.map(abs, [-1, 2, -3])) == [1, 2, 3]
