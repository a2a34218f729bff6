"""Irregular forms: verbs, plurals, comparatives, and words that only look inflected.

A form that is also another word (left, found, lives) stands for both.
"""

from __future__ import annotations

from typing import Final

_VERBS: Final = """
be am is are was were been|have has had|do does did done|go goes went gone|say said|make made|get got gotten|know knew known
think thought|take took taken|see saw seen|come came|give gave given|find found|tell told|become became|leave left|feel felt
bring brought|begin began begun|keep kept|hold held|write wrote written|stand stood|hear heard|mean meant|meet met|pay paid
sit sat|speak spoke spoken|lie lay lain lying|lead led|grow grew grown|lose lost|fall fell fallen|send sent|build built
understand understood|draw drew drawn|break broke broken|spend spent|rise rose risen|drive drove driven|buy bought
wear wore worn|choose chose chosen|eat ate eaten|win won|fight fought|throw threw thrown|teach taught|catch caught
sell sold|shoot shot|sing sang sung|sink sank sunk|swim swam swum|fly flew flown flies flying|forget forgot forgotten
forgive forgave forgiven|freeze froze frozen|hide hid hidden|ride rode ridden|ring rang rung|run ran|seek sought
shake shook shaken|shine shone|sleep slept|slide slid|steal stole stolen|stick stuck|strike struck stricken|swear swore sworn
sweep swept|swing swung|tear tore torn|wake woke woken|weep wept|bear bore born borne|bend bent|bind bound|bite bit bitten
bleed bled|blow blew blown|breed bred|burn burnt|cling clung|creep crept|deal dealt|dig dug|dream dreamt|drink drank drunk
feed fed|flee fled|fling flung|forbid forbade forbidden|foresee foresaw foreseen|undergo undergoes underwent undergone
overcome overcame|undertake undertook undertaken|overtake overtook overtaken|withdraw withdrew withdrawn|withstand withstood
uphold upheld|withhold withheld|mistake mistook mistaken|misunderstand misunderstood|rebuild rebuilt|repay repaid|retell retold
arise arose arisen|awake awoke awoken|grind ground|hang hung|kneel knelt|lay laid laying|lean leant|leap leapt|learn learnt
lend lent|light lit|mow mown|prove proven|saw sawn|sew sewn|show shown|shrink shrank shrunk|smell smelt|sow sown|spell spelt
spill spilt|spin spun|spit spat|spoil spoilt|spring sprang sprung|sting stung|stink stank stunk|stride strode
strive strove striven|swell swollen|weave wove woven|wind wound|wring wrung|shrug shrugging|die dies died dying|tie ties tied tying
outdo outdoes outdid outdone|outgrow outgrew outgrown|oversee oversaw overseen|override overrode overridden|befall befell befallen
forgo forwent forgone|foretell foretold|redo redoes redid redone|rewrite rewrote rewritten|remake remade|resell resold
undo undoes undid undone|unwind unwound|partake partook partaken|sling slung|slay slew slain|tread trod trodden|shear shorn
"""
_NOUNS: Final = """
man men|woman women|child children|foot feet|tooth teeth|goose geese|mouse mice|louse lice|ox oxen
wife wives|knife knives|life lives|leaf leaves|half halves|wolf wolves|shelf shelves|thief thieves|loaf loaves|calf calves
self selves|elf elves|hoof hooves|scarf scarves|wharf wharves|sheaf sheaves
analysis analyses|basis bases|crisis crises|thesis theses|hypothesis hypotheses|emphasis emphases|diagnosis diagnoses
synthesis syntheses|parenthesis parentheses|oasis oases|axis axes|neurosis neuroses|prognosis prognoses
criterion criteria|phenomenon phenomena|bacterium bacteria|curriculum curricula|datum data|memorandum memoranda
referendum referenda|stratum strata|millennium millennia|stadium stadia|addendum addenda|symposium symposia|aquarium aquaria
index indices|appendix appendices|matrix matrices|vertex vertices|cactus cacti|nucleus nuclei|radius radii|stimulus stimuli
fungus fungi|alumnus alumni|syllabus syllabi|focus foci|terminus termini|larva larvae|antenna antennae|formula formulae
bus buses|gas gases|virus viruses|campus campuses|bonus bonuses|status statuses|census censuses|corpus corpora corpuses
genius geniuses|circus circuses|chorus choruses|bias biases|atlas atlases|canvas canvases|lens lenses|sinus sinuses|minus minuses
plus pluses|surplus surpluses|consensus consensuses|apparatus apparatuses|quiz quizzes|hero heroes|potato potatoes
tomato tomatoes|echo echoes|veto vetoes|cargo cargoes|volcano volcanoes|tornado tornadoes|torpedo torpedoes|embargo embargoes
mosquito mosquitoes|buffalo buffaloes|negro negroes|mango mangoes|shoe shoes|toe toes|canoe canoes|ski skis|taxi taxis|movie movies
cookie cookies|pie pies|lie lies|zombie zombies|calorie calories|rookie rookies|series serieses|species specieses|news newses
means meanses|eye eyes eyed eyeing
"""
_ADJECTIVES: Final = """
good better best|bad worse worst|far farther farthest further furthest|old elder eldest
big bigger biggest|hot hotter hottest|thin thinner thinnest|fat fatter fattest|sad sadder saddest|wet wetter wettest
red redder reddest|fit fitter fittest|slim slimmer slimmest|grim grimmer grimmest|dry drier driest
"""
_COMPARED: Final = """
small great strong weak high low large long short young new fast slow quick near deep wide broad narrow clear clean dark light
bright hard soft rich poor cheap close strict tough rough smooth sharp loud quiet simple safe nice fine late large rare wise
pure brave strange warm cool cold mild dense tall weird smart proud sweet thick tight slight firm fierce severe sick old great
full fair kind calm dear bold bald blunt brief crude cruel cute dull faint fresh grave gross harsh humble keen lame lean
loose mean neat noble odd pale plain polite quaint rapid rude scarce shallow short stern steep stiff straight subtle swift tame
tender vague vast wild gentle great able strong stark coarse few
easy early heavy busy happy healthy wealthy lucky angry dirty pretty ugly costly deadly friendly likely lovely lonely
funny crazy lazy noisy risky tiny ready hungry scary shiny sunny windy cloudy foggy guilty handy hasty juicy messy mighty
nasty naughty needy sleepy spicy steady thirsty tricky trendy worthy
"""
_UNCHANGED: Final = """
this his its us thus yes gas bus plus news politics economics physics ethics mathematics athletics series species means always
perhaps less unless across besides whereas overseas afterwards towards christmas texas kansas arkansas paris james wales athens
bias atlas canvas lens chaos campus census corpus virus status bonus focus cosmos asbestos alas wars
thing king ring wing string spring sing bring during evening morning ceiling sterling sibling pudding wedding viking cunning
something nothing anything everything beijing red bed need seed feed deed weed speed breed bleed greed indeed exceed proceed
succeed hundred sacred naked wicked rugged ragged shed sled ted fred mohammed ahmed mohamed hamed kindred
"""
_BOTH: Final = """
left leave left|found find found|felt feel felt|saw see saw|lives life live|leaves leave leaf|bases base basis|axes axis axe
ground ground grind|rose rise rose|bore bear bore|wound wind wound|bound bind bound|lay lie lay|lies lie|lit light lit
thought think thought|born bear born|led lead led|fell fall fell|meant mean|lent lend lent|wake wake|bit bite bit
given give given|known know known|done do done|gone go gone|broken break broken|further far further|later late later
better good better|worst bad worst|elder old elder|data datum data
"""


def _pairs(table: str) -> dict[str, str]:
    rows = (row.split() for line in table.strip().splitlines() for row in line.split("|"))
    return {form: base for base, *forms in rows for form in forms}


def _compared(word: str) -> dict[str, str]:
    stem = word[:-1] + "i" if word.endswith("y") else word.removesuffix("e")
    return {f"{stem}er": word, f"{stem}est": word}


BASES: Final[dict[str, tuple[str, ...]]] = {
    form: (base,)
    for form, base in (
        {word: word for word in _UNCHANGED.split()}
        | {form: word for word in _COMPARED.split() for form, word in _compared(word).items()}
        | _pairs(_NOUNS)
        | _pairs(_ADJECTIVES)
        | _pairs(_VERBS)
    ).items()
} | {form: tuple(bases) for form, *bases in map(str.split, _BOTH.replace("\n", "|").strip("|").split("|"))}
"""By each irregular form, the base forms; a word that stands for itself has no ending to be cut."""
