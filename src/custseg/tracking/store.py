"""How is MLflow reached, so that what goes wrong is told plainly and soon?"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from custseg.errors import CustsegError, UnavailableError
from custseg.tracking.quiet import quiet
from custseg.tracking.settings import our_settings, store_uri
from custseg.tracking.store_lock import store_lock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlflow import MlflowClient

_TRY_AGAIN = ("TEMPORARILY_UNAVAILABLE", "REQUEST_LIMIT_EXCEEDED", "DEADLINE_EXCEEDED")
_TRY_AGAIN_REMOTE = (*_TRY_AGAIN, "INTERNAL_ERROR")  # also what MLflow says when nobody answers
_SERVER_FAULT = 500


@contextmanager
def open_store() -> Iterator[MlflowClient]:
    """Give a client of the store, which is made where it is missing.

    Raises
    ------
    UnavailableError
        When the server, or the database behind it, is not there now.
    CustsegError
        When MLflow refuses what it is asked.
    """
    uri = store_uri()
    with our_settings(), _plain_errors(uri):
        from mlflow import MlflowClient

        # Four processes that made the tables of a fresh store at once failed, all of them.
        with quiet(), store_lock(uri):
            client = MlflowClient()
            client.search_registered_models(max_results=1)
        yield client


@contextmanager
def _plain_errors(uri: str) -> Iterator[None]:
    from mlflow.exceptions import MlflowException
    from sqlalchemy.exc import OperationalError, SQLAlchemyError

    try:
        yield
    except MlflowException as error:
        faults = _TRY_AGAIN_REMOTE if uri.startswith("http") else _TRY_AGAIN
        raise _told(error, uri, is_lasting=error.error_code not in faults) from error
    except SQLAlchemyError as error:
        raise _told(error, uri, is_lasting=not isinstance(error, OperationalError)) from error
    except (
        OSError
    ) as error:  # of the disk, which has a number, or of `requests`, which has a response at most
        status = getattr(getattr(error, "response", None), "status_code", _SERVER_FAULT)
        lasting = error.errno is not None or status < _SERVER_FAULT
        raise _told(error, uri, is_lasting=lasting) from error


def _told(error: Exception, uri: str, *, is_lasting: bool) -> CustsegError:
    first_line = str(error).strip().split("\n")[0]
    cause = re.search(r"\(Caused by (.*)\)", first_line)  # the end of a long tale of urllib3's
    found = _without_password(cause[1] if cause else first_line.rstrip("."))
    if is_lasting:
        return CustsegError(f"MLflow at {_without_password(uri)} refuses.", found=found)
    return UnavailableError(
        f"MLflow at {_without_password(uri)} does not answer.",
        found=found,
        hint="try again later, or set MLFLOW_TRACKING_URI to another store.",
    )


def _without_password(text: str) -> str:
    return re.sub(r"//[^/@\s]+@", "//***@", text)
