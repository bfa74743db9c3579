"""From any text to the partners it means: a table of phrases, English and Ukrainian, well and badly spelt."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
import yaml
from conftest import FACTS

from corpus import parties
from corpus.parties import ALL, SEED, named, others, slugs

GB, DE, FR, DK, CA, IT, NL = "united-kingdom", "germany", "france", "denmark", "canada", "italy", "netherlands"
FI, LV, ES, BE, PT, SE, IS = "finland", "latvia", "spain", "belgium", "portugal", "sweden", "iceland"
NO, JP, US, EU, EE, LT, PL = "norway", "japan", "united-states", "european-union", "estonia", "lithuania", "poland"
LU, RO, CZ, SI, IE, GR, AL, HR = (
    "luxembourg", "romania", "czechia", "slovenia", "ireland", "greece", "albania", "croatia",
)  # fmt: skip
CENTURY, COMPACT, VILNIUS = "uk-100-year-partnership", "ukraine-compact", "vilnius-declaration"

# slugs in their order, then phrases between bars
SPELT = [
    (GB, "what does the UK owe Kyiv | Britain's pledge | the Brits | Downing Street text | the pact signed by Sunak | GB paper | u.k. deal"),
    (GB, "угода з Британією | британський прем'єр | Сполученим Королівством | Великої Британії | що обіцяв Лондон | із Сунаком"),
    (DE, "Germany's tanks | the Germans | Olaf Scholz signed it | Berlin's promise | Німеччині | німецька угода | підписав Шольц"),
    (FR, "the Élysée accord | French guns | did Macron sign | what does Paris offer | Францією | французьким урядом | Макрона"),
    (DK, "the Danes | Mette Frederiksen | Copenhagen's fund | данська угода | Данії | з Данією | Фредеріксен"),
    (CA, "Ottawa's share | Canadians | Justin Trudeau | Канадою | канадського уряду | Трюдо | Оттава"),
    (IT, "Italian | Giorgia Meloni | Georgia Meloni's deal | Rome's duties | Італії | італійськими | обіцянка Риму"),
    (NL, "the Netherlands | Holland | Rutte | The Hague's promise | Dutch text | Amsterdam | Нідерландам | голландський | Рютте | Гаага"),
    (FI, "Stubb | Finns | Helsinki | finnish training | Фінляндією | фінських | Стубба"),
    (LV, "Rinkēvičs | Riga | latvian drones | латвійський | Ригою | Латвії | Рінкевич"),
    (ES, "Pedro Sánchez | Sanchez | Madrid gives | Spaniards | Іспанією | іспанська допомога | Санчес"),
    (BE, "De Croo | Belgians | what did Brussels give | Бельгії | бельгійські літаки | Брюссель"),
    (PT, "Luís Montenegro | signed by Montenegro | Montenegro's signature | Lisbon | Португалією | Лісабон обіцяв | Монтенегру"),
    (SE, "Kristersson | the Swedes | Stockholm promised | Швецією | шведські літаки | Крістерссон"),
    (IS, "Bjarni Benediktsson | Reykjavík | iceland | Icelanders | Ісландією | Рейк’явік | ісландський внесок"),
    (NO, "Støre | Jonas Gahr Store | Oslo's billions | norwegians | Норвегії | норвезька угода | Осло"),
    (JP, "Kishida | Tokyo conference | Tokyo's word | японський документ | Японією | Токіо | Кішіди"),
    (US, "US agreement | U.S. | the us pledge | USA | Biden | the White House | Americans | us ukraine deal | did the us sign"),
    (US, "США | американська угода | Сполученими Штатами | Байденом | Білий дім | Вашингтон"),
    (EU, "EU | the eu | von der Leyen | Charles Michel | Joint Security Commitments | ЄС | Євросоюзом | Європейського Союзу"),
    (EE, "Kaja Kallas | Tallinn pays | Estonians | Естонією | естонський | Таллінн | Каллас"),
    (LT, "Vilnius will give | Nausėda | Lithuanians | угода з Литвою | литовська | Науседа"),
    (PL, "Polish jets | the polish agreement | Tusk | Warsaw | the Poles | Польщею | поляки | Варшава | Туском"),
    (LU, "Grand Duchy | Luc Frieden | Prime Minister Frieden | Luxembourgish | Люксембурзі | люксембурзька | Великого Герцогства"),
    (RO, "Iohannis | Bucharest | romanian | Румунією | румунський | Бухарест"),
    (CZ, "the Czech Republic | Fiala | Prague | what is the czech ammunition initiative | Чехії | чеська угода | Прага"),
    (SI, "Golob | Ljubljana | Slovenes | Словенією | словенська | Любляна"),
    (IE, "Simon Harris | the Taoiseach | Irish money | Dublin | Ірландії | ірландська | Дублін"),
    (GR, "Mitsotakis | Athens | Greeks | Грецією | грецька | Афіни"),
    (AL, "Edi Rama | Tirana | Albanians | Албанією | албанська"),
    (HR, "Plenković | Zagreb | Croats | Хорватією | хорватська | Загреб"),
    (CENTURY, "UK 100-year partnership | Britain's hundred-year deal | the century pact | one hundred year partnership with the UK"),
    (CENTURY, "Starmer's deal | did the UK sign a 100-year treaty? | столітнє партнерство | столітню угоду з Британією | угода на 100 років"),
    (COMPACT, "Ukraine Compact | who joined the compact | the Compact for Ukraine | Український договір | Українського компакту"),
    (VILNIUS, "Vilnius declaration | Vilnius paper | G7 declaration | the G7 leaders adopted their declaration | Joint Declaration of Support"),
    (VILNIUS, "Вільнюська декларація | Вільнюською декларацією | декларація Великої сімки | Vilnius communiqué | Vilnius G7 statement"),
]  # fmt: skip
MISSPELT = [
    (GB, "britian | Untied Kingdom | Britan's text | brittish | united kingdm"), (DE, "Germny | Gremany | germen side | Olaf Sholz"),
    (FR, "Frnace | Farnce | Frensh | Emmanuel Makron"), (DK, "Denmrak | Danmark | danich | Fredriksen"),
    (CA, "Cananda | Candian | Ottowa | Trudeu"), (IT, "Itlay | Itallian | Melloni"),
    (NL, "Nederlands | Neatherlands | Dutsch | Netherland"), (FI, "Finnland | Finlnad | Finish Finland"),
    (LV, "Latvija | Lativa | Latvain"), (ES, "Spian | Spanich | Sanchz"), (BE, "Belguim | Beljium | Belgain"),
    (PT, "Portugese | Portugul | Protugal | Lisbonn"), (SE, "Sweeden | Swedan | Sweedish | Stokholm"),
    (IS, "Icleand | Icelandik | Reykyavik"), (NO, "Norvay | Norwey | Norweigan | norwgian"), (JP, "Jappan | Japanise | Kishidda"),
    (US, "Untied States | Amercian | Washingtn"), (EU, "Europian Union | europen union"),
    (EE, "Estoina | Estonai | Talinn | Estonain"), (LT, "Lituania | Lithunia | Lithuanain | Vilnus"),
    (PL, "Polnad | Polland | Warsow"), (LU, "Luxemburg | Luxembrug | Luxenbourg | luxemborg's"), (RO, "Rumania | Romenia | Romanain"),
    (CZ, "Chechia | Czehia | chech republic | Checz deal"), (SI, "Slovinia | Sloveina | Lubljana"), (IE, "Irland | Ierland | Taoisech"),
    (GR, "Grece | Greese | Mitsotakkis"), (AL, "Albaina | Albanain"), (HR, "Crotia | Croatai | Croation"),
    (CENTURY, "hundred-year partnershp | Keir Stramer"), (COMPACT, "Ukraine Compct | ukriane compact"),
    (VILNIUS, "Vilnus declaration | Vilnius decleration | the declaration"), (LU, "Люксенбург | люксембурська"), (PT, "Партугалія | португалська"),
    (DE, "Нимеччина | німецка"), (BE, "Белгія | бельгийська"), (FI, "Финляндія"), (SE, "шведьска"), (LT, "литовска"), (JP, "японскьа"),
]  # fmt: skip
SEVERAL = [
    ("belgium czech shells initiative", [BE]), ("portugal ukraine agreement czech amunition initiative", [PT]),
    ("чеська ініціатива і внесок Канади", [CA]), ("how much did Norway give in US dollars", [NO]), ("Canada through the Danish model", [CA]),
    ("Poland, Luxembourg or Romania?", [PL, LU, RO]), ("compare the UK agreement with the 100-year partnership", [GB, CENTURY]),
    ("did Finland join the Ukraine Compact", [FI, COMPACT]), ("франко-українська та британсько-українська угоди", [FR, GB]),
    ("Macron–Zelensky accord", [FR]), ("Is the Canadian text also in French?", [CA]), ("EU promises made in Brussels", [EU, BE]),
    ("what the EU and Brussels promised", [EU]), ("Does Denmark back EU accession?", [DK]), ("Lisbon and Tallinn", [PT, EE]),
    ("Great Britain and Northern Ireland", [GB]), ("Norway, Iceland and Sweden", [NO, IS, SE]), ("Литва й Латвія", [LT, LV]),
    ("Rome Statute in the Slovenian text", [SI]), ("Portugal: what did Montenegro sign", [PT, PT]),
]  # fmt: skip
UNKNOWN = """Switzerland | Swiss money | Switzerland's deal | Turkey | did turkey sign | Turkish drones | Türkiye | Israel | Israeli help | Hungary | Hungarian veto
Slovakia | Slovak | Austria | Australian tanks | New Zealand | Bulgaria | Serbia | Montenegro | what did montenegro promise | Moldova | Georgia
Jordan | Chad | South Korea | Korean | Kosovo | Cyprus | Malta | India | Brazil | Saudi Arabia | UAE | Congo | agreement with China | did China sign
China's agreement | did NATO sign | Iran's agreement | Туреччина | з Туреччиною | турецька угода | Швейцарією | Угорщини | угорський | Австралії
Молдовою | Ізраїлем | Словаччина | Грузія | Чорногорією | Південної Кореї | угода з Китаєм | Казахстан | угода між Україною та Китаєм | agreement with Montenegro | Єгипту | Бразилії"""
NOBODY = """Zelenskyy | Zelensky signed | tell us about the deal | give us military support | which of us | it is | Ukraine | Ukrainian soldiers | ukranian
Russia | Russian attack | Belarus | sanctions on Iran | drones from North Korea | China's role in the war | NATO membership | the Alliance | Ramstein | Tallinn Mechanism
Vienna Convention | Rome Statute | Budapest Memorandum | Geneva Conventions | The Hague Convention | Ljubljana–The Hague Convention | Hague tribunal
Washington treaty | Paris Club | Oslo Convention | Ottawa Convention | London Recovery Conference | Berlin Recovery Conference | Treaty of Lisbon
US$ 5 billion | US dollars | EU membership | Copenhagen criteria | polish the text | Polish it up | to finish the job | a trump card | Latin America | the G7
International Monetary Fund | store the grain | дані про допомогу | вступ до ЄС | Римський статут | членство в НАТО | Україна | Росія | Зеленський | у даній угоді
ризики | Будапештський меморандум | Люблянсько-Гаазька конвенція | скільки танків | Німецькою мовою | дві п'єси й п’єс | https://www.gov.uk/x | Іван Франко | само собою | family reunion | USSR"""
WORDS = """ability about above accept access account across action active actual address advance advice afraid after again against agency agent agree ahead
aircraft alarm album alert alien alike alive alliance allow almost alone along already alter always amend among amount anger angle animal ankle annual another answer
anyone apart apple apply april arena argue arise armed armour army arrive article aside asset assist august autumn avoid award aware basic basis battle beach
began begin being below bench better between biggest birth black blame blank blast blind block blood board boost border borrow bottom brain brand brave bread
break breach brief bring british broad broken brother brown budget build built burden butter cabinet camera campaign cancel cannot capable capital carbon career
carry cause center century certain chain chair chance change channel charge cheap check cheese chief child choice church civil claim class clean clear clerk
climate clock close cloud coast collect column combat comfort command common compact company compare compete complete concern conduct confirm consent consult
contact contain content contest control convoy corner correct corrupt cost council counter country county courage course court cover craft crash create credit crime
crisis cross crowd cruel culture current curve custom cyber cycle daily damage dance danger dates deadline debate debris decade decide decision declare decline deep
defeat defence defend define degree delay deliver demand demine democracy denial dense deny depend depth deputy desert design desire detail detect develop device
differ direct dispute distance district ditch divide doctor document dollar donor double doubt draft dream drink drive drone during early earth eastern economy
education effect effort eight either elect embassy emerge empty enable enemy energy engage engine enjoy enough ensure entire entry equal error escape estate estimate
even event every exact example except expect expert export extend extra facility factor faith false family famous farmer fatal father fault favour federal fence
fields fifth fight figure final finance find fine finger finish first fiscal flame flesh float flood floor focus follow force foreign forest forget formal former
forward found frame fraud freedom freeze french fresh front frozen fruit fuel fully fund future gain general genuine german ghost giant girls given glass global goods
grace grain grand grant grass great green grief ground group growth guard guess guest guide habit happy harbour harm heart heavy height helmet hidden history
holiday honest honour horse hospital hostage hotel house however human hundred idea image impact import improve include income indeed index industry inform initial
injury inland inner input inside install intend invest island issue italic item jacket joint joke journal judge judicial justice keep kingdom kitchen knife know labour
language large laser later launch layer leader league learn leave legal lesson letter lettuce level liberty license light limit listen literal local logic london loose
lower loyal lucky lunch maintain major manage manner march margin marine maritime market match matter measles medal media medical melon member memory mental mercy
message metal middle might military mine minister minor minute mirror missile mission mixed model modern moment monetary money month moral mother motion motor mount
mouse mouth movie music mutual naked narrow nation native nature naval nearly needle negotiate nerve never night ninth nobody noise nominal normal north notice novel
nuclear number nurse object observe obtain occur ocean offer office often olive open opinion option orange order organ other output outside overall owner oxygen
package page paint palace panel paper parcel parent parish park partner parts party patrol pause peace penalty pension people perhaps period permit person phase phone
photo piece pilot pipe place plague plain plan plate please pledge plenty point police policy polish political popular port portal portion positive possible pound power
practice present press price pride prime print prison private problem process profit program project promise proof proper protect proud prove public pull purpose push
quarter queen question quick quiet quota radar radio raise range rapid rate rather reach ready real reason rebuild recall receive recent record recover reduce refer
reform refugee refuse regime region reject relate release relief rely remain remote remove repair repeat report republic request rescue reserve resist resolve resource
respect restore result return reveal review reward right river roads robust roman romance rough round route royal rule rural safe sales sanction satellite save scale
scene school science score screen search season second secret sector secure security seize senior sense series serious serve settle seven severe shape share sharp sheet
shelter shield shift shock shoot shore short should sign silence silica simple since single sister sixth skill slain sleep slide small smart smile smoke social soldier
solid solve source south space spain spare spark spawn speak special speech speed spend spirit split sport spread spring stable staff stage stain stamp stand start state
status steel stock stone store storm story strain street strike strong study style submit sudden suffer sugar suit summer summit supply support surge survey swede sweet
swift system table take talk tank target task teach team tenth term terror text thank theft their theme there thick thing think third threat three throw tiger tight
title today token topic total touch tower track trade train transfer travel treasury treat treaty trend trial tribe tribunal troops truck true trust truth twelve twice
under union unique unit unite until update upper urban urge usage usual valid value vehicle venue verify version victim video village virus visit vital voice volume
vote wagon waste watch water weapon weather week weight whale wheat wheel where which while white whole whose widen winter within woman wonder world worry worse worth
would wound write wrong yield young youth"""
MEANT = {"british", "french", "german", "london", "spain"}  # words of the list that do name a partner


def _pieces(rows: str) -> list[str]:
    return [phrase for phrase in re.split(r"\s*[|\n]\s*", rows.strip()) if phrase]


@pytest.mark.parametrize(("slug", "phrase"), [(slug, phrase) for slug, row in SPELT for phrase in _pieces(row)])
def test_well_spelt(slug: str, phrase: str) -> None:
    assert slugs(phrase, fuzzy=True) == (slug,)
    assert others(phrase) == ()


@pytest.mark.parametrize(("slug", "phrase"), [(slug, phrase) for slug, row in MISSPELT for phrase in _pieces(row)])
def test_misspelt(slug: str, phrase: str) -> None:
    assert slugs(phrase, fuzzy=True) == (slug,)


@pytest.mark.parametrize(("phrase", "expected"), SEVERAL)
def test_several(phrase: str, expected: list[str]) -> None:
    assert slugs(phrase, fuzzy=True) == tuple(dict.fromkeys(expected))


@pytest.mark.parametrize("phrase", _pieces(UNKNOWN))
def test_unknown(phrase: str) -> None:
    assert slugs(phrase, fuzzy=True) == ()
    assert len(others(phrase)) == 1


@pytest.mark.parametrize("phrase", _pieces(NOBODY))
def test_nobody(phrase: str) -> None:
    assert slugs(phrase, fuzzy=True) == ()
    assert others(phrase) == ()


@pytest.mark.parametrize("word", sorted(set(WORDS.split()) - MEANT))
def test_ordinary_words(word: str) -> None:
    assert slugs(word) == ()
    assert [m.text for m in named(word, fuzzy=True) if m.way != "title"] == []


@pytest.mark.parametrize(
    ("phrase", "ways"),
    [
        ("signed in Stockholm on 31 May", ["place"]),
        ("in Paris and Berlin", ["place", "place"]),
        ("at the Tokyo reconstruction conference", ["place"]),
        ("Tokyo conference", ["capital"]),
        ("in the Lisbon agreement", ["capital"]),
        ("у Брюсселі 27 червня", ["place"]),
        ("a conference in London", ["place"]),
        ("London's offer", ["capital"]),
        ("Sunak", ["leader"]),
        ("a Danish fund", ["adjective"]),
        ("the Vilnius Declaration", ["title"]),
    ],
)
def test_ways(phrase: str, ways: list[str]) -> None:
    assert [m.way for m in named(phrase)] == ways


@pytest.mark.parametrize("fuzzy", [False, True])
@pytest.mark.parametrize("text", ["Pedro Sa\u0301nchez and Støre", "the Luxemburg deal, britian and Lituania", "İİ Україна й Литва"])
def test_mentions_stand_in_the_text(text: str, fuzzy: bool) -> None:
    found = named(text, fuzzy)
    assert found and all(text[m.start : m.end] == m.text for m in found)
    assert list(found) == sorted(found, key=lambda m: m.start)


def test_names_in_the_language_they_were_named_in() -> None:
    assert [m.text for m in others("Swiss and Turkish help, угорська позиція, з Туреччиною")] == [
        "Switzerland",
        "Turkey",
        "Угорщина",
        "Туреччина",
    ]
    assert parties.name_of("netherlands", article=True) == "the Netherlands"
    assert parties.ukrainian_name_of(GB) == "Велика Британія"


def test_every_partner_has_its_data() -> None:
    data = yaml.safe_load(Path(parties.__file__).with_suffix(".yaml").read_text("utf-8"))["partners"]
    assert set(data) == set(ALL) and len(ALL) == 32 and len(SEED) == 22
    for slug in ALL:
        assert slugs(parties.name_of(slug)) == slugs(parties.ukrainian_name_of(slug)) == (slug,)
    if FACTS.is_dir():
        assert {path.stem for path in FACTS.glob("*.yaml")} == set(ALL)


def test_no_two_partners_share_a_term() -> None:
    data = yaml.safe_load(Path(parties.__file__).with_suffix(".yaml").read_text("utf-8"))["partners"]
    owner: dict[str, str] = {}
    for slug, entry in data.items():
        for key in ("names", "adjectives", "capitals", "leaders", "titles"):
            for term in re.split(r", *", entry.get(key, "").casefold()):
                assert not term or owner.setdefault(term.strip("=^*@-~"), slug) == slug, term


def test_quick_enough_for_every_passage() -> None:
    text = "The Grand Duchy of Luxembourg and Ukraine agree to work with the EU, Estonia and the IT coalition on cyber defence. " * 4
    named(text)
    began = time.perf_counter()
    for _ in range(50):
        named(text)
    assert (time.perf_counter() - began) / 50 < 0.005
