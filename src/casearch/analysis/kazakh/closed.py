"""Which words are not to be analysed? The closed classes, with the forms rules cannot give.

Pronouns decline irregularly; numerals, conjunctions, postpositions and particles end in letters
that look like endings (``екі``, ``туралы``). Each is listed with its normal form. Numerals and the verbs in ы і are
listed stems too: an ending after one of them is believed readily (``екінің``).
"""

from __future__ import annotations

from functools import cache
from typing import Final

# normal form: its forms, each case of the singular in the order nom gen dat acc loc abl ins
PRONOUNS: Final = """
мен: мен менің маған мені менде менен менімен мендей менікі
сен: сен сенің саған сені сенде сенен сенімен сендей сенікі
ол: ол оның оған оны онда одан онымен ондай онікі
бұл: бұл бұның мұның бұған мұған бұны мұны бұнда мұнда бұдан мұнан бұнымен мұнымен бұндай мұндай
осы: осы осының осыған осыны осында осыдан осымен осынымен осындай
сол: сол соның соған соны сонда содан сонымен сондай
анау: анау ананың анаған ананы анада анадан
мынау: мынау мына мынаның мынаған мынаны мынада мынадан мынандай мынадай
біз: біз біздің бізге бізді бізде бізден бізбен біздей біздікі біздер біздердің біздерге біздерді
сіз: сіз сіздің сізге сізді сізде сізден сізбен сіздей сіздікі
сіздер: сіздер сіздердің сіздерге сіздерді сіздерде сіздерден сіздермен
олар: олар олардың оларға оларды оларда олардан олармен олардай олардікі
бұлар: бұлар бұлардың мұлардың бұларға бұларды бұларда бұлардан бұлармен
өз: өз өзі өзім өзің өзіңіз өзіміз өздері өзінің өзіне өзін өзінде өзінен өзімен
кім: кім кімнің кімге кімді кімде кімнен кіммен кімдер кімі
не: не ненің неге нені неде неден немен нелер несі
қайсы: қайсы қайсысы қайсысының қайсысын қайсысына қайсыбір
бәрі: бәрі бәрінің бәріне бәрін бәрінде бәрінен бәрімен бәріміз бәріңіз
барлық: барлық барлығы барлығының барлығына барлығын барлығынан барлығымен барлығымыз
ешкім: ешкім ешкімнің ешкімге ешкімді ешкімде ешкімнен ешкіммен
ештеңе: ештеңе ештеңенің ештеңеге ештеңені ештеңеден
"""

# verbs whose forms are short or contracted
AUXILIARIES: Final = """
еді: еді едім едің едіңіз едік едіңіздер
екен: екен екенін екені екеніне екенінен екендігі екендігін екендігіне екенсің екенсіз екенмін екенбіз
емес: емес емеспін емеспіз емессің емессіз еместігі еместігін
де: де деп деді дейді деген дегенді дегеннің деген дегенде деу десе дейтін дер демек дегендей дедік дедім
же: же жеп жеді жейді жеген жеу жесе жейтін жемек
қыл: қып ғып
бол: боп
кел: кеп
"""

DAYS: Final = """
бүгін: бүгін бүгінгі бүгінге бүгінде бүгіннен
кеше: кеше кешегі
ертең: ертең ертеңгі ертеңге ертеңнен
биыл: биыл биылғы
былтыр: былтыр былтырғы
"""

INVARIABLE: Final = """
және мен бен пен менен немесе яки яғни бірақ алайда дегенмен әйтсе әлде егер өйткені сондықтан
әйтпесе туралы жайлы бойынша арқылы үшін дейін шейін кейін соң бұрын бері қарай қарсы гөрі
сияқты секілді тәрізді сайын бойы қатар бірге бірдей жуық таман сыртқары да де та те ма ме ба бе па пе
ғана қана ғой қой шы ші тағы тағыда әлі енді қазір бүгін ертең кеше биыл былтыр әрең өте тым ең аса
тек мүлдем әбден қандай қанша неше нешінші қайда қашан қалай неліктен кейбір әрбір әр бүкіл күллі
барша түгел басқа бөлек өзге сонша мұнша осынша әркім әрине мүмкін керек қажет тиіс жоқ бар иә
біреу бірнеше бірқатар сондай-ақ тіпті сірә бәлкім рас әлдеқашан мәселен мысалы соншалықты
"""

NOT_LIGHT: Final = (
    "бүгін ертең кеше былтыр мысалы мәселен керек қажет"  # closed, but what a text may be about
)

NUMERALS: Final = """
бір екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан жүз
мың миллион миллиард триллион жарты ширек
"""

# Few verbs end in ы і, and they lose it before -у (оқу), where nothing else shows that it was there.
VERBS_IN_I: Final = """
оқы таны тоқы дамы байы қажы суы ұйы қамты тасы аңды аршы шұқы
ері жібі кемі бекі шірі есті үгі тері
"""


def _paradigms(table: str) -> dict[str, str]:
    rows = (row.partition(":") for row in table.strip().splitlines())
    return {form: lemma for lemma, _, forms in rows for form in forms.split()}


@cache
def normal_forms() -> dict[str, str]:
    """Return the normal form of every listed word form."""
    listed = {word: word for word in (INVARIABLE + NUMERALS).split()}
    return _paradigms(AUXILIARIES) | listed | _paradigms(PRONOUNS) | _paradigms(DAYS)


@cache
def _light() -> frozenset[str]:
    words = set(INVARIABLE.split()) - set(NOT_LIGHT.split())
    return frozenset(words | set(_paradigms(PRONOUNS).values()) | set(_paradigms(AUXILIARIES).values()))


def is_light(stem: str) -> bool:
    """Tell whether a normal form says little of what a text is about: a pronoun, postposition, auxiliary, particle."""
    return stem in _light()
