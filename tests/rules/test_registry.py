from __future__ import annotations

from custseg.rules import RULES


def test_every_rule_is_found_under_its_kind() -> None:
    """What a bundle calls a rule leads back to its class."""
    assert {kind: rule.kind for kind, rule in RULES.items()} == {kind: kind for kind in RULES}
    assert set(RULES) == {"box", "centroid", "density", "gaussian", "grid", "latent_class"}
