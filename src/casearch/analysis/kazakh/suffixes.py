"""Which endings are there, in which order, how likely? The suffix system of Kazakh as tables.

A *template* spells a suffix once for all hosts. Capitals (Latin) are sounds that the host decides:

    A   а / е                            I   ы / і
    G   ғ г / қ к                        K   қ / к
    D   д / т              locative, past
    L   л / д / т          plural
    N   н / д / т          genitive
    C   н / д / т          accusative
    F   н / д / т          ablative
    M   м / б / п          negation, first person plural
    P   м / б / п          instrumental, first person singular
    (x) only after a consonant           [x]  only after a vowel

A *slot* is a list of suffixes that exclude one another; a *state* says which slots may come next
and whether the word may end here. A chain of endings is a walk through the states. The costs here are
what a grammarian expects before any text was read, in letters: how many letters of stem one would rather
keep than believe in the suffix. ``tools/train_kazakh.py`` starts from them and moves those on which text
has a say; what it arrives at is ``costs.tsv``, and what counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from casearch.analysis.kazakh.phonology import FinalSound

_V, _R, _L, _N, _Z, _T = FinalSound

# archiphoneme -> its letter after each final-sound class
ONSETS: Final[dict[str, dict[FinalSound, str]]] = {
    "D": {_V: "д", _R: "д", _L: "д", _N: "д", _Z: "д", _T: "т"},
    "L": {_V: "л", _R: "л", _L: "д", _N: "д", _Z: "д", _T: "т"},
    "N": {_V: "н", _R: "д", _L: "д", _N: "н", _Z: "д", _T: "т"},
    "C": {_V: "н", _R: "д", _L: "д", _N: "д", _Z: "д", _T: "т"},
    "F": {_V: "д", _R: "д", _L: "д", _N: "н", _Z: "д", _T: "т"},
    "M": {_V: "м", _R: "м", _L: "м", _N: "б", _Z: "б", _T: "п"},
    "P": {_V: "м", _R: "м", _L: "м", _N: "м", _Z: "б", _T: "п"},
}
# archiphoneme -> its letters (back, front)
HARMONIC: Final[dict[str, tuple[str, str]]] = {"A": ("а", "е"), "I": ("ы", "і"), "K": ("қ", "к")}
# G agrees in both: (after a voiced sound, after a voiceless one), each back and front
VELAR: Final[dict[bool, tuple[str, str]]] = {False: ("ғ", "г"), True: ("қ", "к")}


@dataclass(frozen=True, slots=True)
class Suffix:
    """A suffix, what believing in it costs, and the state of the word after it."""

    template: str
    cost: float
    then: str


@dataclass(frozen=True, slots=True)
class State:
    """What may follow, and whether (at what cost, None: not at all) the word may end here."""

    slots: tuple[tuple[Suffix, ...], ...] = ()
    end: float | None = 0.0


END: Final = "end"

# ---------------------------------------------------------------- nominal endings
PLURAL: Final = (Suffix("LAр", 0.8, "plural"),)
POSSESSIVE: Final = (
    Suffix("[с]I", 0.5, "possessed by third"),
    Suffix("(I)мIз", 1.2, "possessed"),
    Suffix("(I)м", 1.8, "possessed by one"),
    Suffix("(I)ң", 2.8, "possessed by one"),
    Suffix("(I)ңIз", 1.6, "possessed"),
    Suffix("(I)ңдAр", 2.6, "possessed"),
    Suffix("(I)ңIздAр", 2.2, "possessed"),
)
CASE: Final = (
    Suffix("NIң", 0.7, "genitive"),
    Suffix("CI", 0.9, END),
    Suffix("GA", 0.7, END),
    Suffix("DA", 0.8, "locative"),
    Suffix("FAн", 0.8, END),
    Suffix("Pен", 0.8, END),
    Suffix("DAй", 1.6, "equative"),
    Suffix("шA", 2.4, END),
    Suffix("Pенен", 1.6, END),  # -мен in verse and proverbs
)
# After the third-person possessive an н stands between, and the accusative is only that.
CASE_AFTER_THIRD: Final = (
    Suffix("нIң", 0.4, "genitive"),
    Suffix("н", 0.4, END),
    Suffix("нA", 0.4, END),
    Suffix("нDA", 0.4, "locative"),
    Suffix("нAн", 0.4, END),
    Suffix("мен", 0.4, END),
    Suffix("нDAй", 1.4, "equative"),
    Suffix("ншA", 1.4, END),
    Suffix("нікі", 0.8, END),
)
# After "my" and "your" the dative has no consonant: үйім-е.
CASE_AFTER_SINGULAR: Final = (
    Suffix("A", 0.8, END),
    *(Suffix(s.template, s.cost, END) for s in CASE if s.template != "GA"),
)
PREDICATE: Final = (
    Suffix("PIн", 2.4, END),
    Suffix("MIз", 2.4, END),
    Suffix("сIң", 2.6, END),
    Suffix("сIз", 3.4, END),  # бақытсыз is a derived adjective far more often
    Suffix("сIздAр", 2.8, END),
    Suffix("сIңдAр", 2.8, END),
    Suffix("DIр", 3.0, END),  # барлығыдыр: "presumably"
)
PREDICATE_OF_PLACE: Final = tuple(Suffix(s.template, 1.6, END) for s in PREDICATE[:4])  # қаладамыз
ATTRIBUTIVE: Final = (Suffix("GI", 0.2, "attributive"),)  # қала-да-ғы
TEMPORAL: Final = (Suffix("GI", 1.8, "attributive"),)  # бүгін-гі, жыл-ғы
RELATIVE: Final = (Suffix("Nікі", 1.6, END),)  # баланікі: front on every host
COMPARATIVE: Final = (Suffix("(I)рAK", 1.4, "adjective"),)
ATTRIBUTIVE_PLURAL: Final = (Suffix("LAр", 0.8, "attributive plural"),)
ATTRIBUTIVE_POSSESSIVE: Final = (Suffix("сI", 1.0, "attributive possessed"),)
CASE_LAST: Final = tuple(Suffix(s.template, s.cost, END) for s in CASE[:7])  # and -дай: басқалардай
PLURAL_OF_ACTION: Final = (Suffix("LAр", 0.8, "action plural"),)
POSSESSIVE_OF_ACTION: Final = tuple(
    Suffix(s.template, s.cost, s.then if s.then.endswith("third") else "action " + s.then) for s in POSSESSIVE
)
CASE_LAST_THIRD: Final = tuple(Suffix(s.template, s.cost, END) for s in CASE_AFTER_THIRD[:6])

# ---------------------------------------------------------------- verbal endings
NEGATION: Final = (Suffix("MA", 0.8, "negated"),)
PERSON: Final = (  # of the present and the participles
    Suffix("PIн", 0.4, END),
    Suffix("MIз", 0.4, END),
    Suffix("сIң", 0.8, END),
    Suffix("сIз", 0.6, END),
    Suffix("сIңдAр", 0.8, END),
    Suffix("сIздAр", 0.6, END),
    Suffix("DIр", 2.4, END),  # келгендір: "presumably"
)
PERSON_PRESENT: Final = (Suffix("DI", 0.2, END), *PERSON[:6])
PERSON_EVIDENTIAL: Final = tuple(  # барыпты: "it seems he went", rare in news
    Suffix(s.template, s.cost + 1.2, END) for s in PERSON_PRESENT
)
PERSON_PAST: Final = (
    Suffix("м", 0.4, END),
    Suffix("ң", 0.9, "pleading"),
    Suffix("K", 1.2, END),
    Suffix("ңIз", 0.5, END),
    Suffix("ңдAр", 0.7, END),
    Suffix("ңIздAр", 0.5, END),
)
FINITE: Final = (
    Suffix("DI", 0.7, "past"),
    Suffix("сA", 1.0, "conditional"),
    Suffix("сIн", 1.4, END),
    Suffix("(I)ңIз", 1.2, END),
    Suffix("(I)ңIздAр", 1.0, END),
    Suffix("(I)ңдAр", 1.2, END),
    Suffix("(I)ң", 2.8, END),
    Suffix("GAй", 1.2, "hope"),  # болғай: "may it be"
)
CONVERB: Final = (
    Suffix("(I)п", 0.25, "perfect converb"),
    Suffix("GAлI", 1.2, END),
    Suffix("GAншA", 0.8, END),
)
PARTICIPLE: Final = (
    Suffix("GAн", 0.5, "participle"),
    Suffix("MAK", 1.4, "intention"),
    Suffix("у", 0.2, "verbal noun"),
    Suffix("GI", 0.8, "wish"),
)
WISH_PERSON: Final = tuple(Suffix(s, 0.5, END) for s in ("м", "ң", "ңIз", "мIз", "сI", "лAрI"))
# What differs after a vowel and a consonant: the imperfect converb -а/-й and what it builds.
AFFIRMATIVE_ONLY: Final = (
    Suffix("(A)[й]", 0.4, "imperfect converb"),
    Suffix("(A)[й]тIн", 0.4, "participle"),
    Suffix("(A)йIн", 1.8, END),
    Suffix("(A)р", 1.8, "aorist"),
    Suffix("(A)[й]м", 2.6, END),  # барам: -амын in speech
    Suffix("(A)рлIK", 1.4, "likeness"),  # айтарлық: "worth saying"
)
NEGATIVE_ONLY: Final = (
    Suffix("й", 0.0, "negative converb"),
    Suffix("йтIн", 0.2, "participle"),
    Suffix("йIн", 1.0, END),
    Suffix("с", 0.6, "aorist"),
    Suffix("йIншA", 0.4, END),
)
VOLITIONAL: Final = (Suffix("(A)йIK", 1.2, END),)
ABSTRACT: Final = (Suffix("дIK", 0.5, "abstract"),)  # болған-дық-тан
POSSESSIVE_THIRD: Final = POSSESSIVE[:1]
PLEA: Final = (Suffix("шI", 0.6, END),)  # болсайшы, айтсаңшы: "do say"

STATES: Final[dict[str, State]] = {
    END: State(),
    "noun": State((PLURAL, POSSESSIVE, CASE, PREDICATE, TEMPORAL, RELATIVE, COMPARATIVE)),
    "plural": State((POSSESSIVE, CASE, PREDICATE, RELATIVE)),
    "pleading": State((PLEA,)),
    "hope": State((PERSON, PLEA)),
    "likeness": State((CASE_LAST,)),
    "possessed": State((CASE, PREDICATE)),
    "possessed by one": State((CASE_AFTER_SINGULAR,)),
    "possessed by third": State((CASE_AFTER_THIRD,)),
    "genitive": State(),
    "locative": State((ATTRIBUTIVE, PREDICATE_OF_PLACE)),
    "equative": State(),
    "adjective": State((CASE_LAST, POSSESSIVE_THIRD)),
    "attributive": State((ATTRIBUTIVE_PLURAL, ATTRIBUTIVE_POSSESSIVE, CASE_LAST)),
    "attributive plural": State((ATTRIBUTIVE_POSSESSIVE, CASE_LAST)),
    "attributive possessed": State((CASE_LAST_THIRD,)),
    "verb": State((NEGATION, FINITE, CONVERB, PARTICIPLE, AFFIRMATIVE_ONLY, VOLITIONAL), end=None),
    "negated": State((FINITE, CONVERB, PARTICIPLE, NEGATIVE_ONLY), end=3.5),
    "negative converb": State((PERSON_PRESENT,), end=0.3),
    "past": State((PERSON_PAST,)),
    "conditional": State((PERSON_PAST,)),
    "perfect converb": State((PERSON_EVIDENTIAL,)),
    "imperfect converb": State((PERSON_PRESENT,), end=1.4),
    "participle": State((PLURAL_OF_ACTION, POSSESSIVE_OF_ACTION, CASE, PERSON, ABSTRACT)),
    "intention": State((CASE_LAST, PERSON, (Suffix("шI", 0.4, END),))),
    "verbal noun": State((PLURAL_OF_ACTION, POSSESSIVE_OF_ACTION, CASE)),
    "action plural": State((POSSESSIVE_OF_ACTION, CASE_LAST)),
    "action possessed": State((CASE_LAST,)),
    "action possessed by one": State((CASE_AFTER_SINGULAR,)),
    "wish": State((WISH_PERSON,), end=None),
    "aorist": State((PERSON, CASE_LAST, POSSESSIVE_THIRD)),
    "abstract": State((POSSESSIVE_OF_ACTION, CASE_LAST)),
}
