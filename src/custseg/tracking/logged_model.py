"""How does a bundle stand in a run, so that MLflow can serve it?"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from custseg.export import load_bundle
from custseg.tracking.quiet import quiet
from custseg.tracking.settings import no_retries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlflow import MlflowClient
    from mlflow.models import ModelSignature

_LOADER = "custseg.tracking.pyfunc_loader"
# Any later version gives the same segments; `mlflow` is named, or MLflow adds this very version of itself.
_REQUIREMENTS = ("custseg>=0.1.0", "mlflow>=3.13,<4")


def log_model(
    client: MlflowClient, folder: Path, *, name: str, run_id: str, metrics: Mapping[str, float]
) -> str:
    """Log a bundle in a run, whose metrics it then carries, and return the model's id.

    It is a pyfunc without pickle: MLflow calls `pyfunc_loader` on the bundle's own files, byte for byte.
    """
    from mlflow.entities import LoggedModelOutput, Metric

    run = client.get_run(run_id)
    with no_retries():
        model = client.create_logged_model(
            run.info.experiment_id, name=name, source_run_id=run_id, params=run.data.params
        )
    try:
        _upload(client, folder, run_id=run_id, model_id=model.model_id)
    except BaseException:
        with suppress(Exception), no_retries():  # the first error is the one to tell
            client.finalize_logged_model(model.model_id, "FAILED")
        raise
    client.finalize_logged_model(model.model_id, "READY")
    client.log_outputs(run_id, [LoggedModelOutput(model.model_id, step=0)])
    client.log_batch(
        run_id,
        metrics=[
            Metric(key, value, run.info.start_time, 0, model_id=model.model_id)
            for key, value in metrics.items()
        ],
    )
    return str(model.model_id)


def _upload(client: MlflowClient, folder: Path, *, run_id: str, model_id: str) -> None:
    with TemporaryDirectory() as parent, quiet():
        from mlflow.models import Model
        from mlflow.pyfunc import save_model

        local = Path(parent) / "model"
        save_model(
            local,
            loader_module=_LOADER,
            data_path=folder,
            mlflow_model=Model(run_id=run_id, model_id=model_id),
            signature=_signature(load_bundle(folder).contract.names),
            pip_requirements=list(_REQUIREMENTS),
        )
        client.log_model_artifacts(model_id, str(local))


def _signature(names: tuple[str, ...]) -> ModelSignature:
    # Every check is left to the segmentation's own contract: MLflow's refuses integers where numbers
    # with decimals were seen, and prints the customer's row when it refuses.
    from mlflow.models import ModelSignature
    from mlflow.types.schema import AnyType, ColSpec, Schema

    anything = AnyType()  # type: ignore[no-untyped-call]  # MLflow's
    return ModelSignature(
        inputs=Schema([ColSpec(anything, name=name, required=False) for name in names])
    )
