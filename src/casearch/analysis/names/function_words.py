"""Words of four letters and more that are never names, in the three languages: no key is made of them."""

from __future__ import annotations

from typing import Final

_ENGLISH: Final = """
about above after again against also although always among another around because been before being below
between both came could does doing done down during each either else even ever every from further goes
have having here hers herself himself however into itself just like many more most much must myself
neither never nobody none nothing once only onto other others ought ours ourselves over perhaps quite
rather same several shall should since some someone something such than that their theirs them themselves
then there therefore these they thing this those though through thus together toward towards under unless
until upon very were what whatever when whenever where whereas whether which whichever while whom whose
will with within without would your yours yourself
"""
_RUSSIAN: Final = """
более было были быть ведь весь всего всех даже если есть здесь именно иногда каждый кажется какая какие
какой когда которая которого которой которую которые который которых кроме лишь между меня много может
можно мной нами него нельзя ничего однако около перед поэтому после потом потому почти просто против
прочие разве свою себе себя сегодня сейчас словно среди тебя теперь тогда того тоже только тому хотя чего
через чтобы чуть этого этой этом этот также такая такие такой таким
"""
_KAZAKH: Final = """
арқылы бірақ бірге бойы бойынша болды болса болып барлық басқа біздің бұған бұдан бұны бұның бүгін дейін
деген деді ғана егер екен ертең және керек кейін мұндай мынадай немесе олар оларды олардың оған одан оның
осындай өйткені сондай сондықтан соның тағы туралы тиіс үшін
"""
FUNCTION_WORDS: Final = frozenset((_ENGLISH + _RUSSIAN + _KAZAKH).split())
