"""Ukrainian questions and phrases, each with the English words that its gloss must hold; and words that must have one."""

from __future__ import annotations

QUESTIONS = """
Коли Німеччина підписала безпекову угоду з Україною? | when; Germany; signed; security agreement; Ukraine
У якому місті було підписано угоду з Данією? | which city; signed; agreement; Denmark
Хто підписав угоду від імені Норвегії? | who signed agreement; Norway
Скільки мільярдів євро виділить Франція у 2024 році? | how many billion EUR; allocate; France; 2024
Скільки грошей обіцяє Велика Британія на 2024-2025 роки? | how much money; promise; United Kingdom; 2024; 2025
На який термін діє угода з Польщею? | term; agreement; Poland
Коли закінчується строк дії угоди з Латвією? | when; end; period of validity; agreement; Latvia
Чи можна розірвати угоду достроково і за скільки місяців треба попередити? | whether; terminate agreement; month; notice
Які мови тексту є автентичними? | which; language; text; authentic
Чи має договір бути ратифікований парламентом? | treaty; ratif; parliament
Коли угода набирає чинності? | when; agreement; enter into force
Чи буде угоду зареєстровано в ООН? | agreement; regist; United Nations
Протягом якого часу проводяться консультації в разі нового нападу? | time; consultations; in the event of; armed attack
Що зробить Іспанія протягом 24 годин після нападу Росії? | Spain; within 24 hours; after attack; Russia
Яка країна очолює ІТ-коаліцію? | which countries; lead; IT coalition
Хто співочолює коаліцію дронів? | who; co-lead; drone coalition
Хто бере участь у морській коаліції? | who; participate; maritime security coalition
До якої коаліції спроможностей приєдналася Словенія? | capability coalitions; join; Slovenia
Чи входить Литва до коаліції з розмінування? | whether; Lithuania; demining coalition
Скільки винищувачів F-16 передадуть Нідерланди? | how many; fighter jets F-16; transfer; Netherlands
Чи постачатиме Швеція літаки дальнього радіолокаційного виявлення? | deliver; Sweden; early warning
Яку протиповітряну оборону надасть Німеччина? | which air defence provide Germany
Скільки систем ППО отримає Київ? | how many; air defence systems; receive; Kyiv
Чи згадано боєприпаси для артилерії в угоді з Чехією? | mention; ammunition; artillery; agreement; Czech
Скільки артилерійських снарядів передала Данія? | how many; artillery ammunition; transfer; Denmark
Хто навчатиме українських пілотів? | who; train; Ukrainian pilots
Скільки військовослужбовців підготовлено в рамках Interflex? | how many; military personnel; trained; Interflex
Чи дозволяє угода спільне виробництво зброї в Україні? | allow; agreement; joint production; weapons; Ukraine
Що сказано про оборонну промисловість в угоді з Туреччиною? | say; about defence industry; Turkey
Як Естонія допомагає з кібербезпекою? | Estonia; help; cybersecurity
Чи обмінюватимуться сторони розвідданими? | exchange; parties; intelligence
Що передбачено для боротьби з дезінформацією? | provided for; combat; disinformation
Яка держава братиме під патронат Чернігівську область? | states; patronage; Chernihiv; region oblast
Які регіони України відбудовуватиме Данія? | region; Ukraine; reconstruction; Denmark
Чи згадується Запорізька АЕС? | mention; Zaporizhzhia nuclear power plant
Що угода каже про ядерну безпеку? | agreement; say; about nuclear safety
Як підтримають енергетичну інфраструктуру України взимку? | support; energy infrastructure; Ukraine
Чи підтримує Японія спеціальний трибунал щодо злочину агресії? | support; Japan; special tribunal for the crime of aggression
Чи згадано Міжнародний кримінальний суд? | mention; International Criminal Court
Що буде із замороженими російськими активами? | frozen Russian assets
Хто компенсує збитки, завдані Україні? | who; compensate; damage; Ukraine
Що таке Реєстр збитків? | register of damage
Чи йдеться в угоді про повернення дітей, депортованих Росією? | return of children; deport; Russia
Яка допомога передбачена для поранених ветеранів? | assistance; wounded; veterans
Скільки біженців прийняла Польща? | how many refugees; Poland
Чи підтримує Угорщина членство України в НАТО? | support; Hungary; membership; Ukraine; NATO
Яка угода згадує вступ до ЄС? | agreement; mention; EU membership
Які реформи має провести Україна в судовій системі? | reforms; conduct; Ukraine; judiciary
Які антикорупційні зобов'язання бере Україна? | anti-corruption; commitments; Ukraine
Чи підтримують вони Формулу миру? | support; Peace Formula
Які пункти формули миру згадує Люксембург? | point; Peace Formula; mention; Luxembourg
Хто передає Україні тральщики для Чорного моря? | who transfer Ukraine mine hunters; Black Sea
Чи відправить Франція свої війська? | send; France; troops
Хто вирішує спори між сторонами угоди? | who; decide; disputes; between; parties; agreement
Порівняй тривалість угод із Грецією та Хорватією | compare; duration; agreement; Greece; Croatia
Яка з угод була підписана першою? | which; agreement; signed; first
Скільки угод укладено в липні 2024 року? | how many agreement signed in July 2024
Чи є угода юридично зобов'язальною? | agreement; legally binding
Скільки відсотків ВВП виділяє Естонія на військову допомогу? | how many percent of GDP allocate Estonia military assistance
Які санкції проти Росії передбачено і як протидіяти їх обходу? | sanctions against Russia; counter; circumvention
Чи згадується культурна спадщина Одеси? | mention; cultural heritage; Odesa
Що обіцяно школам та учням? | promise; schools pupils
"""

CONTRACTS = """
Яка пеня за прострочення? | penalty; late
Хто орендодавець, а хто орендар? | landlord; who tenant
Яка орендна плата за квартиру на місяць? | rent; apartment; per month
Коли наймач має внести гарантійний платіж? | when tenant; deposit
Чи дозволена суборенда приміщення? | allowed; sublet; premises
Хто платить за комунальні послуги та опалення? | who pay; utilities; heating
Хто ремонтує дах і вікна? | who repair; roof; window
Чи можна тримати собаку чи кота в орендованій квартирі? | keep; dog; cat; rented; apartment
Чи можуть гості курити на балконі? | guests; smoke; balcony
Скільки ключів і місць для паркування отримає орендар? | keys; parking; receive; tenant
Чи може господар квартири заходити без попередження? | landlord; enter; without notice
На скільки можна підвищити квартплату? | increase; rent
За скільки днів попередити про виїзд? | day notice; move out
Коли повернуть заставу? | when return; deposit
Хто платить, якщо я щось зламаю або загублю ключі? | who pay; break; lose; keys
Чи заборонено шуміти вночі через сусідів? | prohibited; noise; night; neighbours
Чи входить оренда меблів у ціну? | lease; furniture; price
Яка зарплата працівника? | salary; wages; employee
Скільки днів щорічної відпустки має працівниця? | day; annual leave; employee
Чи оплачують лікарняний? | pay; sick leave
Скільки триває випробувальний строк? | how long; probation
Як оплачуються понаднормові години та нічні зміни? | overtime hour; night shift
За що роботодавець може звільнити без попередження? | employer; dismiss; without notice
Чи може вона звільнитися і піти до конкурента? | resign; competitor
Яка вихідна допомога при скороченні штату? | severance pay; redundancy
Яка тривалість робочого тижня? | working week
Чи дозволена дистанційна робота? | allowed remote work
Що колективний договір каже про профспілку? | collective agreement; trade union
Коли виплачують премію? | when pay bonus
Хто позичальник, а хто кредитодавець? | borrower; lender
Яка відсоткова ставка за кредитом? | interest rate; loan
Чи можна повернути кредит достроково? | repay the loan
Що банк бере в заставу? | bank; collateral
Хто поручитель і скільки він винен? | surety; guarantor; owe
Що є подією дефолту? | event of default
Яка ціна товару без ПДВ? | price goods without VAT
Коли постачальник доставить товар покупцеві? | when supplier; delivery; goods; buyer
Який штраф за прострочення поставки? | penalty late delivery
Скільки діє гарантія на холодильник? | warranty period
Що робити з бракованим товаром? | defect; goods
Який аванс і коли виставляють рахунок? | prepayment; when invoice
Коли право власності переходить до покупця? | when; ownership; buyer
Яка погодинна ставка виконавця? | hourly rate; contractor
Чи може підрядник найняти субпідрядників? | contractor; hire; subcontractor
Яка доступність сервісу і який час реакції підтримки? | availability; service; response time; support
Хто власник вихідного коду? | who owner; source code
Хто виконує будівельні роботи та купує матеріали? | who; construction; work; buy; material
Чи ліцензія виключна? | licence exclusive
Скільки роялті платить ліцензіат? | royalty; licensee
Кому належать авторські права, патент і торгова марка? | copyright; patent; trademark
Чи можна розголошувати конфіденційну інформацію? | disclose; confidential information
Чи треба повернути або знищити документи? | return or destroy; document
Хто страхує будівлю? | who insure building
Яка франшиза і що покриває страховий поліс? | deductible; cover; insurance policy
Скільки акцій має кожен акціонер? | how many shares; each shareholder
Хто обирає раду директорів і коли виплачують дивіденди? | board of directors; dividends
Яке право застосовується до договору? | governing law; contract
Чи обмежена відповідальність сторін? | liability; parties
Хто відшкодовує збитки за порушення договору? | indemnify; damages; breach
Що вважається форс-мажором? | force majeure
Чи може сторона відступити права без згоди? | assign; rights; without; consent
Чи поновлюється договір оренди автоматично? | renew; lease; automatically
Як розірвати договір достроково? | terminate the contract; early
На яку адресу чи електронну пошту надсилати повідомлення? | address; email; send notice
"""

PHRASES = """
протиповітряної оборони = air defence / протиповітряною обороною = air defence / протиповітряній обороні = air defence
протиракетна оборона = missile defence / ракетами дальнього радіуса = missiles
далекобійних ракет = long-range missiles / безпековими угодами = security agreement
гарантії безпеки = security guarantees / безпекових гарантій = security guarantees
поверненням дітей = return of children / повернення українських дітей = return of children
айті-коаліції = IT coalition / IT-коаліцією = IT coalition / коаліція розмінування = demining coalition
коаліції з безпілотників = coalition; drones / коаліцією безпілотників = drone coalition
артилерійську коаліцію = artillery coalition / коаліції бронетехніки = armour coalition
коаліції спроможностей повітряних сил = Air Force Capability Coalition
коаліція інтегрованої протиповітряної та протиракетної оборони = integrated air and missile defence coalition
винищувачі Ф-16 = F-16 / МіГ-29 = MiG-29 / танків Leopard 2 = tanks Leopard 2 / танками «Леопард» = tanks Leopard
гаубицями Caesar = howitzers Caesar / бойові машини піхоти = infantry fighting vehicles / дронами = drones
безпілотних літальних апаратів = drones / радіоелектронна боротьба = electronic warfare
мінних тральщиків = mine hunters / протимінні кораблі = mine hunters / кораблів = ships
свобода судноплавства = freedom of navigation / у Чорному морі = Black Sea / військової допомоги = military assistance
військовій допомозі = military assistance / гуманітарну допомогу = humanitarian assistance
макрофінансовою допомогою = macro-financial assistance / бюджетної підтримки = budget support
пільгових кредитів = concessional loans / 4,5 млрд доларів США = 4.5 billion US dollars
12 500 військових = 12,500 military personnel / 820 млн євро = 820 million EUR euro / 0,25 % ВВП = 0.25 percent of GDP
€500 млн = EUR euro 500 million / 3 мільярди фунтів стерлінгів = 3 billion pounds sterling
шведських крон = Swedish kronor / 75 мільярдами крон = 75 billion kronor / десятьох років = ten year
десятирічний = ten years / столітнє партнерство = hundred-year partnership
двадцять четвертого лютого = twenty fourth February / 24 лютого 2022 року = 24 February 2022
у січні 2024 року = January 2024 / наприкінці грудня = December / шість місяців = six month / кінця = end
упродовж доби = within 24 hours / набуття чинності = entry into force / припинення дії = termination
письмовим повідомленням = written notice / продовження угоди = extension agreement
реєстрація в ООН = registration with the United Nations Secretariat / автентичних текстів = authentic texts
тлумаченню та застосуванню = interpretation application / вирішення спорів = settlement of disputes
прем'єр-міністрові = prime minister / президентом Зеленським = president Zelenskyy
міністра закордонних справ = foreign minister / Групи семи = G7 Group of Seven
Контактної групи з питань оборони України = Ukraine Defence Contact Group
Будапештським меморандумом = Budapest Memorandum / Вільнюської декларації = Vilnius Joint Declaration
Європейського фонду миру = European Peace Facility / Світовим банком = World Bank / МАГАТЕ = IAEA
кібератаками = cyber attacks / Таллінський механізм = Tallinn Mechanism / розвідувальною інформацією = intelligence
організованою злочинністю = organised crime / оборонно-промисловий комплекс = defence industry
передачу технологій = technology transfer / енергомережі = energy grid / відновлюваних джерел енергії = renewable energy
Запорізькою атомною електростанцією = Zaporizhzhia nuclear power plant / відбудові Херсона = reconstruction Kherson
Житомирської області = Zhytomyr region oblast / у Львові = Lviv / під Харковом = Kharkiv / Кривому Розі = Kryvyi Rih
воєнних злочинців = war crim / Міжнародним кримінальним судом = International Criminal Court
Римського статуту = Rome Statute / заморожених активів = frozen immobilised assets
військовополонених = prisoners of war / внутрішньо переміщених осіб = displaced persons / протезування = prosthetics
реабілітацією = rehabilitation / верховенству права = rule of law / вступом до НАТО = NATO membership
членству в ЄС = EU membership / боротьбі з корупцією = anti-corruption / продовольчої безпеки = food security
зерновий експорт = grain export / українського бізнесу = Ukrainian business
тимчасово окупованих територіях = temporarily occupied territories / територіальну цілісність = territorial integrity
повномасштабного вторгнення = full-scale invasion / спільних навчань = joint exercises
нелетального обладнання = non-lethal equipment / Кримської платформи = Crimea Platform / поляками = Polish
"""

# The words that a Ukrainian agreement text repeats.
FREQUENT = """
або але без безпеки безпеці боєприпасів боротьби буде будуть будь бути вже визнають визначення включно водночас
відбудови відданість відновлення відповідних відповідно відповідності відшкодування військова військової військового
військових війни групи дата держав декларації де джерел для довгострокових доки допомоги допомогу євро європейської
завдані завершення загроз заходів збитків збройні здатних злочини зміни зміцнення зв'язку зобов'язань зокрема зусиль
збитки інвестицій інструкторів інтеграції інфраструктури кібербезпеки комунікаційних консультації контактної коаліції
критичної майбутнього має мають межах метою між міжнародного міжнародних млн можливостей може можуть навчання надавати
надання намір нападу населення нато обладнання оборони оборонної обміну органи основі партнерами партнерства персоналу
підготовки підписання підтверджують підтримки підтримку підтримувати підтримуватиме підтримує політики посилення потреб
прагнень проведення продовжуватиме промисловості протидії процес разом рамках реалізації реформ реформування рівні
розвитку розвідки розмінування розробки російської самооборону санкцій сил системи співпраці співробітництво спільних
сприяння спроможностей стандартів стаття стійкості стримування строк суверенітету сфері також такі територіальної
технологій триває угоди україни українських умовах управління участі учасники фінансування цілісності час членства
чинності шляхом щодо щойно юридичну
"""
