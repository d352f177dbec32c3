"""How much faster than scikit-learn are mixtures over k and shapes, and are they as likely?

python benchmarks/fit_mixture.py [N_ROWS]
"""

from __future__ import annotations

import sys

from sklearn.mixture import GaussianMixture

from custseg.clusterers import GaussianMixtureClusterer
from timing import seconds_of
from workload import customers

GRID = [(k, "full") for k in range(2, 9)] + [(6, kind) for kind in ("tied", "diag", "spherical")]
N_REPEATS = 2


def main(n_rows: int) -> None:
    """Fit both in turns at each point, ours with its four starts and scikit-learn's with one."""
    rows, _ = customers(n_rows, 1)
    GaussianMixtureClusterer(2).fit(rows[:1000])  # compiles
    totals, worst = [0.0, 0.0], -1.0
    print(f"mixtures on {n_rows:,} x {rows.shape[1]}, best of {N_REPEATS} runs")
    for k, kind in GRID:
        ours = GaussianMixtureClusterer(k, covariance_type=kind, random_state=0)
        peer = GaussianMixture(k, covariance_type=kind, random_state=0)
        seconds = [
            (seconds_of(lambda: ours.fit(rows)), seconds_of(lambda: peer.fit(rows)))  # noqa: B023
            for _ in range(N_REPEATS)
        ]
        own, other = (min(both) for both in zip(*seconds, strict=True))
        known = peer.score(rows)
        loss = (known - ours.log_likelihood_ / n_rows) / abs(known)
        totals, worst = [totals[0] + own, totals[1] + other], max(worst, loss)
        print(
            f"  k={k} {kind:9}: {own:5.2f} s, scikit-learn {other:5.2f} s, likelihood {-loss:+.3%}"
        )
    print(
        f"  grid: {totals[0]:.2f} s, scikit-learn {totals[1]:.2f} s, {totals[1] / totals[0]:.1f} x"
    )
    print(f"  worst likelihood: {-worst:+.3%}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
