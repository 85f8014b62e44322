"""Saves model.pkl of a directory as an MLflow model that answers with probabilities: DIRECTORY/mlflow-model."""

import pickle
import sys
from pathlib import Path

import mlflow.sklearn

directory = Path(sys.argv[1])
model = pickle.loads((directory / "model.pkl").read_bytes())
mlflow.sklearn.save_model(
    model,
    str(directory / "mlflow-model"),
    pyfunc_predict_fn="predict_proba",
    serialization_format="cloudpickle",
    # Named here so that nothing is looked up on the network.
    pip_requirements=["scikit-learn"],
)
