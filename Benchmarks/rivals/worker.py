"""One run of one Python library: `worker.py METHOD FILE SECONDS` prints an outcome as JSON."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any

from outcome import BUILT, OPTIMAL, TIME_LIMIT, Outcome, failed


def highs(file: str, time_limit: float, options: dict[str, Any]) -> Outcome:
    import highspy

    solver = highspy.Highs()
    for name, value in {"output_flag": False, "threads": 1, "parallel": "off", **options}.items():
        solver.setOptionValue(name, value)
    if solver.readModel(file) == highspy.HighsStatus.kError:
        return failed("the file was not read")
    solver.setOptionValue("time_limit", time_limit)
    start = time.perf_counter()
    solver.run()
    seconds = time.perf_counter() - start
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kTimeLimit:
        return Outcome(TIME_LIMIT)
    if status != highspy.HighsModelStatus.kOptimal:
        return failed(solver.modelStatusToString(status))
    info = solver.getInfo()
    iterations = max(info.simplex_iteration_count, 0) + max(info.ipm_iteration_count, 0)
    nodes = info.mip_node_count if info.mip_node_count >= 0 else None
    return Outcome(OPTIMAL, seconds, info.objective_function_value, iterations, nodes)


PDLP_PARAMETERS = """
num_threads: 1
termination_criteria {
  simple_optimality_criteria { eps_optimal_absolute: 1e-9 eps_optimal_relative: 1e-9 }
}
"""


def ortools(file: str, time_limit: float, name: str, parameters: str) -> Outcome:
    from ortools.linear_solver.python import model_builder

    model = model_builder.Model()
    if not model.import_from_mps_file(file):
        return failed("the file was not read")
    solver = model_builder.Solver(name)
    if not solver.solver_is_supported():
        return failed(f"{name} is not in this build")
    solver.set_time_limit_in_seconds(time_limit)
    if parameters:
        solver.set_solver_specific_parameters(parameters)
    start = time.perf_counter()
    status = solver.solve(model)
    seconds = time.perf_counter() - start
    if status != model_builder.SolveStatus.OPTIMAL:
        is_limit = seconds >= 0.95 * time_limit
        return Outcome(TIME_LIMIT) if is_limit else failed(f"{status} {solver.status_string}")
    return Outcome(OPTIMAL, seconds, solver.objective_value)


def building(file: str, build: Callable[[Any], None]) -> Outcome:
    from arrays import read_arrays

    arrays = read_arrays(file)
    start = time.perf_counter()
    build(arrays)
    return Outcome(BUILT, time.perf_counter() - start)


def outcome(method: str, file: str, time_limit: float) -> Outcome:
    match method:
        case "highs-simplex":
            return highs(file, time_limit, {"solver": "simplex"})
        case "highs-ipm":
            return highs(file, time_limit, {"solver": "ipm"})
        case "highs-mip":
            return highs(file, time_limit, {"mip_rel_gap": 0.0, "mip_abs_gap": 0.0})
        case "glop":
            return ortools(file, time_limit, "glop", "")
        case "pdlp":
            return ortools(file, time_limit, "pdlp", PDLP_PARAMETERS)
    import builders

    builds = {
        "build-pulp": builders.load_pulp,
        "build-linopy": builders.load_linopy,
        "build-ortools": builders.load_ortools,
    }
    # Importing the library is no part of building.
    return building(file, builds[method]())


def main() -> None:
    method, file, time_limit = sys.argv[1], sys.argv[2], float(sys.argv[3])
    print(json.dumps(outcome(method, file, time_limit).to_json()))


if __name__ == "__main__":
    main()
