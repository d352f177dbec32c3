"""Where is a PostgreSQL server that tests may fill, and that is gone with them?"""

from __future__ import annotations

import os
import pwd
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

USER = "custseg"
PASSWORD = "only-for-tests"  # noqa: S105 - of a server that lives for one run of the tests


@dataclass(frozen=True, kw_only=True)
class PostgresServer:
    """A running server, which listens on a socket in its own folder and on no port."""

    folder: Path
    programs: Path

    @property
    def address(self) -> str:
        """Return what `PostgresTable` takes."""
        return f"postgresql://{USER}@/postgres?host={self.folder}"

    def execute(self, sql: str, *, read_from: Path | None = None) -> None:
        """Run SQL, whose `COPY ... FROM STDIN` reads a file."""
        command = [self.programs / "psql", "-q", "-v", "ON_ERROR_STOP=1", "-c", sql, self.address]
        data = read_from.read_bytes() if read_from else b""
        subprocess.run(
            command, input=data, check=True, env={"PGPASSWORD": PASSWORD, "PATH": os.defpath}
        )


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """Start a server in a temporary folder, as the system user `postgres` where this process may not be one itself."""
    programs = max(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name)
    )
    with tempfile.TemporaryDirectory(prefix="custseg-postgres-") as name:
        folder, owner = Path(name), _owner()
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        folder.chmod(0o755)
        (folder / "password").write_text(PASSWORD)
        _run(owner, programs / "initdb", *_data(folder), *_init_options(folder))
        settings = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
        _run(
            owner,
            programs / "pg_ctl",
            *_data(folder),
            "-w",
            "-l",
            folder / "log",
            "-o",
            settings,
            "start",
        )
        try:
            yield PostgresServer(folder=folder, programs=programs)
        finally:
            _run(owner, programs / "pg_ctl", *_data(folder), "-m", "immediate", "stop")


def _data(folder: Path) -> tuple[str | Path, ...]:
    return "-D", folder / "data"


def _init_options(folder: Path) -> tuple[str | Path, ...]:
    return (
        "-A",
        "scram-sha-256",
        "--pwfile",
        folder / "password",
        "-U",
        USER,
        "-N",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
    )


def _owner() -> pwd.struct_passwd:
    # PostgreSQL refuses to run as root.
    return pwd.getpwnam("postgres") if os.getuid() == 0 else pwd.getpwuid(os.getuid())


def _run(owner: pwd.struct_passwd, *command: str | Path) -> None:
    as_owner = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
    subprocess.run(
        command,
        check=True,
        stdout=subprocess.DEVNULL,
        cwd="/",
        **(as_owner if os.getuid() == 0 else {}),
    )
