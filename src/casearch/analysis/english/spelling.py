"""British spelling to American: word endings by rule, the rest by table. Asked before a word is stemmed."""

from __future__ import annotations

from typing import Final

from casearch.patterns import regex

_OUR: Final = """arbour ardour armour behaviour candour clamour colour demeanour dolour endeavour enamour favour fervour
    flavour glamour harbour honour humour labour neighbour odour parlour rancour rigour rumour saviour savour splendour succour
    tumour valour vapour vigour"""
_RE: Final = "calibre centre fibre goitre litre lustre manoeuvre meagre metre mitre ochre sabre sceptre sepulchre sombre spectre theatre"
_OGUE: Final = "analogue catalogue dialogue monologue prologue epilogue demagogue pedagogue synagogue"
_ISE: Final = """advertis advis appris aris chastis circumcis compris compromis concis demis despis devis disguis enterpris excis
    exercis expertis franchis guis imprecis improvis incis merchandis mortis paradis precis premis promis reprais revis sunris
    moonris supervis surpris televis treatis practis anis"""
"""What -ise belongs to, beside words in -wise and what has a vowel before it (raise): no verbs in -ize."""

_WORDS: Final = """
defence defense|offence offense|licence license|pretence pretense|practise practice|grey gray|plough plow|tyre tire|kerb curb
cheque check|programme program|aeroplane airplane|aluminium aluminum|sceptic skeptic|sceptical skeptical|mould mold|moult molt
smoulder smolder|jewellery jewelry|storey story|storeys story|judgement judgment|acknowledgement acknowledgment|ageing aging
enrol enroll|enrolment enrollment|fulfil fulfill|fulfilment fulfillment|instalment installment|skilful skillful|wilful willful
encyclopaedia encyclopedia|paediatric pediatric|paediatrician pediatrician|anaemia anemia|anaesthetic anesthetic
haemorrhage hemorrhage|leukaemia leukemia|oestrogen estrogen|foetus fetus|foetal fetal|diarrhoea diarrhea|archaeology archeology
archaeological archeological|archaeologist archeologist|mediaeval medieval|gynaecology gynecology|orthopaedic orthopedic
manoeuvre maneuver|manoeuvred maneuver|manoeuvres maneuver|manoeuvring maneuver|cosy cozy|draught draft|gaol jail|pyjamas pajamas
sulphur sulfur|whisky whiskey|yoghurt yogurt|moustache mustache|neighbourhood neighborhood|coloured color|favourite favorite
honourable honorable|favourable favorable|tonne ton|tonnes ton|kilogramme kilogram|artefact artifact|speciality specialty
"""

_OUR_RULE: Final = regex(rf"((?:mis|un|dis)?(?:{'|'.join(word[:-2] for word in _OUR.split())}))u(r.*)")
_RE_RULE: Final = regex(rf"(.*(?:{'|'.join(word[:-2] for word in _RE.split())}))re([sd]?)")
_OGUE_RULE: Final = regex(rf"({'|'.join(word[:-2] for word in _OGUE.split())})ue(s?)")
_ISE_RULE: Final = regex(r"(.*[aeiouy].*[^aeiouw]i)s(e[dsr]?|ers|ing|able|ations?|ational)")
_YSE_RULE: Final = regex(r"((?:anal|paral|catal|electrol)y)s(ed?|ing|ers?)")
_LLER_RULE: Final = regex(r"(.*[aeiouy][^aeiouy]+[aeiou]l)l(ers?)")
_SPELLINGS: Final = dict(row.split() for line in _WORDS.strip().splitlines() for row in line.split("|"))
_NOT_ISE: Final = frozenset(_ISE.split())


_PLAIN_RULES: Final = ((_YSE_RULE, "z"), (_OUR_RULE, ""), (_OGUE_RULE, ""), (_LLER_RULE, ""))
"""What stands between the two groups of a pattern, in American spelling."""


def american(word: str) -> str:
    """The American spelling of a word in small letters; other words come back as they are."""
    plural = "s" if word.endswith("s") else ""
    if known := _SPELLINGS.get(word.removesuffix(plural)):
        return known + plural
    if match := _ISE_RULE.fullmatch(word):
        return word if match[1] + "s" in _NOT_ISE else f"{match[1]}z{match[2]}"
    if match := _RE_RULE.fullmatch(word):
        return f"{match[1]}er{'ed' if match[2] == 'd' else match[2]}"
    for rule, letter in _PLAIN_RULES:
        if match := rule.fullmatch(word):
            return match[1] + letter + match[2]
    return word
