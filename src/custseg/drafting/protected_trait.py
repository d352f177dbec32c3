"""Is a column one that no segment should stand for?"""

from __future__ import annotations

from custseg.drafting.phrases import has_phrase, phrases

# What the law of most countries protects; English, German, Danish.
_TRAITS = {
    "sex": phrases("sex, gender, geschlecht, koen"),
    "age": phrases("age, age group, age band, alter, altersgruppe, alder, aldersgruppe, age years"),
    "ethnic origin": phrases(
        """ethnicity, ethnic, race, herkunft, ethnie, etnicitet, migration, migrationshintergrund"""
    ),
    "religion": phrases("religion, religious, faith, konfession, glaube, tro"),
    "health": phrases(
        """health, disability, disabled, illness, diagnosis, gesundheit, krankheit, behinderung, helbred, sygdom,
        handicap, pregnant"""
    ),
    "nationality": phrases(
        """nationality, citizenship, country of birth, nationalitaet, staatsangehoerigkeit, nationalitet,
        statsborgerskab"""
    ),
    "marital status": phrases(
        """marital, marital status, relationship status, civil status, married, familienstand, civilstand,
        aegteskabelig status"""
    ),
    "sexual orientation": phrases("sexual orientation, sexuality, sexualitaet, seksualitet"),
    "politics": phrases(
        """political, party, politics, partei, politik, parti, trade union, gewerkschaft, fagforening"""
    ),
}


def protected_trait(name: str) -> str | None:
    """Return the protected trait that a column's name speaks of, in words; None where it speaks of none.

    Examples
    --------
    >>> protected_trait("Gender"), protected_trait("Relationship.Status"), protected_trait("spend")
    ('sex', 'marital status', None)
    """
    for trait, known in _TRAITS.items():
        if has_phrase(name, known):
            return trait
    return None
