"""The closed word classes of Dutch that decide the form of a sentence."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


QUESTION_WORDS = _set(
    "wie wat waar waarom waarmee waarover waardoor waarvan waaraan waarop waarin waartoe waarvoor"
    " waarheen waarbij waaruit waarnaar waartegen wanneer hoe hoeveel hoelang hoezo hoever hoevaak"
    " welk welke wiens hoeveelste wa wadde"
)
PREPOSITIONS = _set(
    "met van voor over door op in aan bij uit naar om tegen tot sinds vanaf onder tijdens tussen"
    " na per zonder rond rondom namens binnen achter naast volgens vanuit mee af toe heen"
)
SUBJECTS = _set(
    "je jij u jullie hij zij ze we wij het dat dit er die iemand men iets 't ie gij ge daar"
    " iedereen niemand alles niets"
)
YOU = _set("je jij u jullie gij ge jou jouw uw uwe jezelf uzelf zelf")
YOU_SUBJECT = _set("je jij u jullie gij ge")
ARTICLES = _set(
    "de het een 't mijn m'n zijn z'n haar hun ons onze jullie je jouw uw deze die dit dat"
)
SUBORDINATORS = _set(
    "als dat of omdat toen terwijl zodat voordat nadat hoewel want en maar zoals tot totdat"
    " doordat sinds zodra mits tenzij indien zolang wanneer"
)
FINITE = _set(
    "heb hebt heeft hebben had hadden ben bent is zijn was waren kun kunt kan kunnen kon konden"
    " wil wilt willen wou wilde wilden wouden zou zouden zal zult zullen moet moeten moest moesten"
    " mag mogen mocht mochten ga gaat gaan ging gingen doe doet doen deed deden word wordt worden"
    " werd werden vind vindt vinden vond vonden denk denkt denken dacht dachten weet weten wist"
    " wisten zie ziet zien zag zagen voel voelt voelen voelde hoef hoeft hoefde klopt komt kom"
    " komen kwam kwamen lukt lukte speelt speelde klinkt klonk neem neemt nam hou houd houdt hield"
    " durf durft durfde snap snapt snapte begrijp begrijpt begreep bedoel bedoelt bedoelde gebruik"
    " gebruikt merk merkt merkte krijg krijgt kreeg woon woont zit zat zitten zaten staat sta staan"
    " stond stonden lig ligt lag liggen hangt hangen hing gebeurt gebeurde gebeuren spreek spreekt"
    " sprak red redt redde helpt hielp help werkt werkte werk past paste zoek zoekt zocht zeg zegt"
    " zei zeiden geloof gelooft verwacht verwachtte hoor hoort hoorde leer leert leerde maak maakt"
    " maakte laat liet laten vertel vertelt vertelde loop loopt liep lopen blijf blijft bleef geef"
    " geeft gaf slaap slaapt sliep eet at lees leest las kijk kijkt keek vraag vraagt vroeg"
    " ken kent"
    " kende mis mist miste lijkt leek scheelt helpen herken herkent herkende speel oefen oefent"
    " schrijf schrijft begin begint begon stop stopt heet lust raak raakt raakte houden brengt"
    " bracht duurt duurde kost kostte hebde zijt zijde hebde kunde wilde moogt moete gaat zoudt"
    " hadde hangt betekent betekende bel belt belde mail mailde verloopt verliep reageer reageert"
    " reageerde wacht wachtte bespreek bespreekt ziet schiet hoeven lijken staan trekt trok"
    " pak pakt"
    " pakte volg volgt volgde kies kiest koos maken maakten geven nemen praat praten praatte klop"
    " snappen merken rijd rijdt fiets fietst werkten werken vallen valt viel verander veranderde"
    " verandert wissel lach schaam schrok schrik huil wring wringt scheel zorg zorgt"
)
NEVER_A_VERB = (
    QUESTION_WORDS
    | PREPOSITIONS
    | SUBORDINATORS
    | SUBJECTS
    | _set(
        "dus dan nu nou misschien ook toch wel niet eerst daarna soms vaak altijd nooit straks"
        " morgen gisteren vandaag hier daar ik jou hem haar hun mij me ons nog al zo even gewoon"
        " eigenlijk volgens blijkbaar natuurlijk vast zeker ja nee oké heel best echt steeds weer"
        " daarom toen alleen juist pas vooral vorige volgende zelf graag liever jammer goed"
        " mooi fijn dadelijk"
        " knap sterk lastig hopelijk waarschijnlijk thuis ergens net die jongens moeder vader"
    )
)
OPENERS = _set(
    "en maar nou nu oké oke ok okee ja nee hm hmm hmmm mm goed eh euh ehm zeg kijk hé hey hoi echt"
    " oh o ah ach dan prima fijn joh tja pff pfff ooh jeetje wauw zo hè he mhm mja nja ok wow amai"
    " allez hallo dag hee hej zie ho snap jaja nah jee goh jemig tjonge zoo weet"
)
"""Words before the real beginning of a sentence."""

IMPERATIVES = _set(
    "zet doe neem maak schrijf kijk ga bel pak bekijk denk bedenk houd hou stop oefen lees vraag"
    " begin bewaar herinner sta kom wacht luister praat gebruik onthoud wees geef rust blijf"
    " probeer vergeet zorg let laat leg plan kies zoek verdeel noteer spreek mail stuur app loop"
    " check haal hang deel bespreek stel zeg leer maak regel schakel start knip herhaal meld lever"
    " vul vertel beschrijf omschrijf schets noem teken ruim trek breng vraag neem sluit bouw streep"
    " slaap eet drink overleg open benoem observeer ontspan adem tel werk"
)
STOPWORDS = _set(
    "deze maar voor niet naar over door bent heeft hebt hebben zijn waren werd wordt worden kunt"
    " kunnen zult zullen zouden moet moeten mogen gaat gaan doen deed deden welke wanneer waarom"
    " waar hoeveel veel meer minder meest heel echt best even gewoon eigenlijk misschien toch ook"
    " nog weer steeds altijd nooit soms vaak altijd alles niets iets iemand niemand iedereen want"
    " omdat zodat terwijl toen daarna eerst daar hier daarom daarmee jezelf zelf jouw jullie mijn"
    " onze haar hunne haarzelf mezelf zich deze dingen ding geen twee eens maken maak maakt komt"
    " komen kwam weet weten vind vindt vinden vond denk denkt denken dacht zegt zeggen zeker"
    " natuurlijk graag liever goed goede beter laat laten sinds tegen onder bijna alleen allemaal"
    " precies zoals dacht willen wilt wilde krijg krijgt kreeg kijk kijken zitten staat staan"
    " nou nu dan dus bij met van een het dat die dit als aan uit tot men was had heb ben wel hem"
    " hun mij jou je ik we ze er op om of en in de te nee ja niks keer bezig"
)
"""Words that say nothing about what a turn is about."""

NEGATIONS = _set("niet geen nooit niks niets niemand nergens zonder amper nauwelijks nie")
_KINDS = (
    ("W", QUESTION_WORDS),
    ("I", _set("ik me mij mijn mezelf 'k")),
    ("U", _set("we wij ons onze")),
    ("J", YOU),
    ("Z", _set("hij zij ze hem haar hun zijn die")),
    ("D", _set("het dat dit 't")),
    ("N", NEGATIONS),
    ("V", FINITE),
    ("M", IMPERATIVES),
    ("P", PREPOSITIONS),
    ("O", OPENERS),
    ("S", SUBORDINATORS),
    ("s", STOPWORDS),
)


def kind_of(word: str) -> str:
    """Return one letter for the class of a word; “x” for a word with a meaning of its own."""
    for letter, words in _KINDS:
        if word in words:
            return letter
    return "9" if word[0].isdecimal() else "x"
