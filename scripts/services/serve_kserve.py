"""KServe's own model server (its Python SDK) for model.pkl of a directory: V1 and V2 of the protocol.

usage: serve_kserve.py DIRECTORY PORT
"""

import pickle
import sys
from pathlib import Path

import uvicorn
from kserve import Model, ModelServer
from kserve.utils.utils import get_predict_input, get_predict_response

columns = ["distance", "hour", "origin"]


class Late(Model):
    def __init__(self, directory: Path) -> None:
        super().__init__("late")
        self.model = pickle.loads((directory / "model.pkl").read_bytes())
        self.ready = True

    def predict(self, payload, headers=None, response_headers=None):
        rows = get_predict_input(payload)
        if not hasattr(rows, "columns"):  # a matrix: KServe's V1 without names
            import pandas

            rows = pandas.DataFrame(rows, columns=columns)
            rows = rows.astype({"distance": int, "hour": float})
        return get_predict_response(payload, self.model.predict_proba(rows[columns]), self.name)


class Loopback(uvicorn.Config):
    """KServe's server listens on every interface of the machine; a test must not."""

    def __init__(self, *args, **options):
        super().__init__(*args, **{**options, "host": "127.0.0.1"})


if __name__ == "__main__":
    uvicorn.Config = Loopback
    server = ModelServer(http_port=int(sys.argv[2]), enable_grpc=False, workers=1)
    server.start([Late(Path(sys.argv[1]))])
