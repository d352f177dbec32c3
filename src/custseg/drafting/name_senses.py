"""What does the name of a column say about what stands in it?"""

from __future__ import annotations

from custseg.drafting.name_words import name_words
from custseg.drafting.phrases import has_phrase, phrases

# English, German, Danish; letters such as ä and ø written out. The first sense that fits counts.
_SENSES = {
    "consent": phrases(
        """consent, opt in, optin, opted in, newsletter, permission, gdpr, einwilligung, werbeerlaubnis,
        samtykke, nyhedsbrev, marketing ok, allow marketing"""
    ),
    "earlier segments": phrases("segment, cluster, segmentation, published segment, persona"),
    "outcome": phrases(
        """churn, churned, outcome, response, responded, converted, conversion,
        next, future, later, will buy, ziel, ergebnis, gekuendigt, kuendigung, opsagt"""
    ),
    "coupon": phrases("coupon, coupons, voucher, gutschein, kupon"),
    "discount": phrases("disc, discount, discounts, rabatt, nachlass, rabat, markdown"),
    "unit price": phrases(
        """unit price, price per unit, item price, price, stueckpreis, einzelpreis, preis, stykpris, pris"""
    ),
    "quantity": phrases("quantity, qty, units, pieces, menge, stueck, stueckzahl, antal, maengde"),
    "days": phrases("recency, recency days, days, day, tenure, days since, tage, dage"),
    "share": phrases(
        """share, rate, ratio, percent, percentage, pct, proportion, anteil, quote, prozent, andel, procent"""
    ),
    "count": phrases(
        """count, counts, n, num, number of, frequency, orders, visits, purchases, transactions, items, clicks,
        logins, sessions, calls, complaints, kids, children, bestellungen, kaeufe, besuche, anzahl, kinder,
        ordrer, koeb, besoeg, boern"""
    ),
    "money": phrases(
        """spend, spent, spending, revenue, amount, sales, sale, turnover, monetary, value, paid, total, profit,
        margin, cost, costs, balance, income, salary, wage, eur, usd, gbp, dkk, dollars, umsatz, betrag, wert,
        ausgaben, einkommen, gehalt, erloes, omsaetning, beloeb, vaerdi, forbrug, indkomst, ltv, clv"""
    ),
    "code": phrases(
        """code, type, category, channel, region, country, state, status, segment, store, branch, department,
        plan, land, bundesland, filiale, kanal, kategorie, butik, city, group, brand, product, kommune,
        occupation, job, profession, education level"""
    ),
}
# Inside longer names these words mean other things.
_BARE_OUTCOMES = ("class", "label", "target", "y")
_IDS = phrases(
    """id, ids, key, uuid, guid, no, nr, number, nummer, upc, ean, sku, isbn, code, kundennummer, kundenummer,
    kundennr, kundenr, customerid, respondent, household, index"""
)
_CUSTOMERS = phrases(
    """customer, customers, client, household, user, member, buyer, shopper, account, respondent, person,
    subscriber, guest, cust, patient, kunde, kunden, kundennummer, kundenummer, kundennr, kundenr, mitglied,
    haushalt, nutzer, konto, medlem, husstand, bruger"""
)
_ORDERS = phrases(
    """order, invoice, basket, receipt, transaction, ticket, purchase, bestellung, bestellnummer, rechnung,
    rechnungsnummer, bon, auftrag, ordre, ordrenummer, faktura, fakturanummer, kvittering"""
)
_TIMES = phrases(
    """date, day, time, timestamp, datetime, at, datum, tag, zeit, zeitpunkt, uhrzeit, dato, dag, tid, tidspunkt,
    orderdate, invoicedate, bestelldatum, rechnungsdatum, kaufdatum, koebsdato, ordredato, fakturadato"""
)
_ATTRIBUTES = phrases(
    """income, education, occupation, household, kids, children, family, home, region, country, state, city, age,
    job, size, life stage, lifestage, einkommen, bildung, beruf, haushalt, kinder, indkomst, uddannelse,
    erhverv, husstand, boern, land, bundesland, kommune"""
)
_CHANNELS = {
    "email",
    "mail",
    "sms",
    "phone",
    "app",
    "push",
    "post",
    "telefon",
    "brief",
    "brev",
    "whatsapp",
}


def name_sense(name: str) -> str | None:
    """Return what a column's name says it holds: `money`, `count`, `days`, `share`, `consent`, …; None where it says nothing.

    Examples
    --------
    >>> name_sense("UnitPrice"), name_sense("days_since_visit"), name_sense("Omsætning"), name_sense("x7")
    ('unit price', 'days', 'money', None)
    """
    if name.casefold() in _BARE_OUTCOMES:
        return "outcome"
    for sense, known in _SENSES.items():
        if has_phrase(name, known):
            return sense
    return None


def is_id_name(name: str) -> bool:
    """Return whether a name says that it tells things apart.

    >>> is_id_name("InvoiceNo"), is_id_name("idea")
    (True, False)
    """
    return has_phrase(name, _IDS)


def is_customer_name(name: str) -> bool:
    """Return whether a name speaks of customers.

    >>> is_customer_name("household_id"), is_customer_name("Kundennummer")
    (True, True)
    """
    return has_phrase(name, _CUSTOMERS)


def is_order_name(name: str) -> bool:
    """Return whether a name speaks of orders.

    >>> is_order_name("InvoiceNo"), is_order_name("StockCode")
    (True, False)
    """
    return has_phrase(name, _ORDERS)


def is_time_name(name: str) -> bool:
    """Return whether a name speaks of days or times.

    >>> is_time_name("InvoiceDate"), is_time_name("amount")
    (True, False)
    """
    return has_phrase(name, _TIMES)


def is_attribute_name(name: str) -> bool:
    """Return whether a name speaks of who a customer is, and not of what they do.

    >>> is_attribute_name("household_size"), is_attribute_name("orders")
    (True, False)
    """
    return has_phrase(name, _ATTRIBUTES)


def is_channel_name(name: str) -> bool:
    """Return whether a name speaks of a way to reach somebody.

    >>> is_channel_name("has_email"), is_channel_name("spend")
    (True, False)
    """
    return not _CHANNELS.isdisjoint(name_words(name))
