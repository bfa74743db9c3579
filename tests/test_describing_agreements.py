"""Describing agreements of many kinds: each text with what it says of itself."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.describing import Description, describe
from corpus.reading import blocks
from corpus.structuring import structure

AGREEMENTS: dict[str, tuple[str, Description]] = {
    "lease": (
        """\
RESIDENTIAL LEASE AGREEMENT

This Lease is made on 1 March 2021 between Harbour View Properties Ltd, a company registered in England (No. 0482711) whose registered office is at 12 Quay Street, Bristol BS1 4DJ (the "Landlord"), and Maria Fernandez of 4 Elm Road, Bath (the "Tenant").

1. The Landlord lets the flat at 7 Park Row, Bristol to the Tenant.

2. The term commences on 15 March 2021 and lasts twelve months.

3. This agreement is governed by the laws of Ireland.

SIGNED by

For and on behalf of Harbour View Properties Ltd: Peter Grant, Director

Maria Fernandez""",
        Description(
            title="Residential Lease Agreement",
            type="lease",
            parties=("Harbour View Properties Ltd", "Maria Fernandez"),
            roles=("Landlord", "Tenant"),
            signed=date(2021, 3, 1),
            effective=date(2021, 3, 15),
            signers=("Peter Grant", "Maria Fernandez"),
        ),
    ),
    "employment": (
        """\
CONTRACT OF EMPLOYMENT

Employer: Northwind Bakery GmbH, Hauptstrasse 5, Berlin
Employee: Jonas Weber
Start date: 1 September 2022

1. Duties. The Employee works as a baker.

2. Pay. The salary is EUR 2,900 a month.""",
        Description(
            title="Contract of Employment",
            type="employment contract",
            parties=("Northwind Bakery GmbH", "Jonas Weber"),
            roles=("Employer", "Employee"),
            effective=date(2022, 9, 1),
        ),
    ),
    "loan": (
        """\
LOAN AGREEMENT

Dated as of June 30, 2015

among

BLUE RIDGE FARMS, INC., as Borrower,

THE LENDERS PARTY HERETO

and

FIRST NATIONAL BANK OF DAYTON, as Administrative Agent

THIS LOAN AGREEMENT (this "Agreement") is entered into as of June 30, 2015 among Blue Ridge Farms, Inc., an Ohio corporation (the "Borrower"), and First National Bank of Dayton, a national banking association (the "Bank").

WHEREAS, the Borrower has asked for a loan;""",
        Description(
            title="Loan Agreement",
            type="loan agreement",
            parties=("BLUE RIDGE FARMS, INC.", "FIRST NATIONAL BANK OF DAYTON"),
            roles=("Borrower", "Administrative Agent"),
            signed=date(2015, 6, 30),
        ),
    ),
    "collective": (
        """\
COLLECTIVE AGREEMENT

between

THE MUNICIPALITY OF TARNHAVEN

and

LOCAL 415 OF THE CANADIAN UNION OF PUBLIC EMPLOYEES

January 1, 2020 to December 31, 2023

Article 1 - Purpose

1.01 The parties wish to keep good relations.""",
        Description(
            title="Collective Agreement",
            type="collective agreement",
            parties=("MUNICIPALITY OF TARNHAVEN", "LOCAL 415 OF THE CANADIAN UNION OF PUBLIC EMPLOYEES"),
            roles=("", ""),
            effective=date(2020, 1, 1),
        ),
    ),
    "non-disclosure agreement": (
        """\
MUTUAL NON-DISCLOSURE AGREEMENT

This Mutual Non-Disclosure Agreement (this "Agreement") is entered into as of the 5th day of March 2003 (the "Effective Date") by and between Acme Services LLC, a Delaware limited liability company with offices at 1 Main St., Dublin, Ireland ("Acme"), and Polish Properties GmbH ("Polish Properties").

1. Definitions.""",
        Description(
            title="Mutual Non-Disclosure Agreement",
            type="non-disclosure agreement",
            parties=("Acme Services LLC", "Polish Properties GmbH"),
            roles=("Acme", "Polish Properties"),
            signed=date(2003, 3, 5),
            effective=date(2003, 3, 5),
        ),
    ),
    "Ukrainian lease": (
        """\
ДОГОВІР ОРЕНДИ № 5

м. Київ «12» січня 2024 р.

ТОВ «Альфа» (далі – Орендодавець), в особі директора Іваненка Івана Івановича, який діє на підставі Статуту, з однієї сторони, та фізична особа-підприємець Коваленко Олена Петрівна (далі – Орендар), з іншої сторони, уклали цей Договір про таке:

1. Предмет договору

1.1. Орендодавець передає, а Орендар приймає у користування приміщення.""",
        Description(
            title="Договір оренди № 5",
            type="lease",
            parties=("ТОВ «Альфа»", "Коваленко Олена Петрівна"),
            roles=("Орендодавець", "Орендар"),
            signed=date(2024, 1, 12),
            place="Київ",
        ),
    ),
    "Ukrainian supply contract": (
        """\
ДОГОВІР ПОСТАВКИ № 17/23

м. Львів                      03 травня 2023 року

Товариство з обмеженою відповідальністю «Смерека», надалі – «Постачальник», в особі директора Петренка П. П., з однієї сторони, і Приватне акціонерне товариство "Завод", надалі – «Покупець», в особі директора Бондаренко О. О., з другої сторони, уклали цей договір про наступне:

1. Постачальник зобов’язується передати товар.""",
        Description(
            title="Договір поставки № 17/23",
            type="supply agreement",
            parties=("Товариство з обмеженою відповідальністю «Смерека»", 'Приватне акціонерне товариство "Завод"'),
            roles=("Постачальник", "Покупець"),
            signed=date(2023, 5, 3),
            place="Львів",
        ),
    ),
    "Ukrainian employment contract": (
        """\
ТРУДОВИЙ ДОГОВІР

м. Одеса                                                      01.03.2022

Товариство з обмеженою відповідальністю «Хліб» (надалі іменується «Роботодавець») в особі директора Сидоренко Ганни Іванівни, та громадянка України Мельник Ірина Олегівна (надалі іменується «Працівник»), разом – Сторони, уклали цей трудовий договір:

1. Працівник приймається на посаду пекаря.

2. Договір набирає чинності з 15.03.2022.""",
        Description(
            title="Трудовий договір",
            type="employment contract",
            parties=("Товариство з обмеженою відповідальністю «Хліб»", "Мельник Ірина Олегівна"),
            roles=("Роботодавець", "Працівник"),
            signed=date(2022, 3, 1),
            effective=date(2022, 3, 15),
            place="Одеса",
        ),
    ),
    "Ukrainian non-disclosure agreement": (
        """\
# Договір про нерозголошення

Цей Договір укладено 5 травня 2023 року між ТОВ «Смарт» (далі – «Розкривач») та ФОП Ткаченко Іван Петрович (далі – «Одержувач»).

1. Предмет""",
        Description(
            title="Договір про нерозголошення",
            type="non-disclosure agreement",
            parties=("ТОВ «Смарт»", "ФОП Ткаченко Іван Петрович"),
            roles=("Розкривач", "Одержувач"),
            signed=date(2023, 5, 5),
        ),
    ),
    "German lease": (
        """\
Mietvertrag

zwischen

Anna Schmidt, Lindenweg 3, 10115 Berlin

– nachfolgend Vermieter genannt –

und

Karl Müller, Gartenstraße 9, 10115 Berlin

– nachfolgend Mieter genannt –

wird folgender Vertrag geschlossen:

§ 1 Mietsache

Das Mietverhältnis beginnt am 1. Mai 2022.""",
        Description(
            title="Mietvertrag",
            type="lease",
            parties=("Anna Schmidt", "Karl Müller"),
            roles=("Vermieter", "Mieter"),
            effective=date(2022, 5, 1),
        ),
    ),
    "german employment contract": (
        """\
ARBEITSVERTRAG

zwischen der Firma Bäckerei Sommer GmbH, Marktplatz 1, 80331 München (nachfolgend "Arbeitgeber")

und

Herrn Peter Lang, wohnhaft Ringstraße 4, 80333 München (nachfolgend "Arbeitnehmer")

§ 1 Beginn

Das Arbeitsverhältnis beginnt am 1. April 2023.""",
        Description(
            title="Arbeitsvertrag",
            type="employment contract",
            parties=("Bäckerei Sommer GmbH", "Peter Lang"),
            roles=("Arbeitgeber", "Arbeitnehmer"),
            effective=date(2023, 4, 1),
        ),
    ),
    "french lease": (
        """\
CONTRAT DE BAIL

Entre les soussignés :

Monsieur Jean Dupont, demeurant 5 rue des Lilas, 75011 Paris, ci-après dénommé « le Bailleur »,

et

Madame Claire Martin, demeurant 8 avenue Foch, 69006 Lyon, ci-après dénommée « le Preneur »,

Il a été convenu ce qui suit :

Fait à Paris, le 12 janvier 2021""",
        Description(
            title="Contrat de Bail",
            type="lease",
            parties=("Jean Dupont", "Claire Martin"),
            roles=("Bailleur", "Preneur"),
            signed=date(2021, 1, 12),
        ),
    ),
    "treaty": (
        """\
AGREEMENT

BETWEEN

THE GOVERNMENT OF THE KINGDOM OF NORWAY

AND

THE GOVERNMENT OF THE REPUBLIC OF POLAND

ON COOPERATION IN FISHERIES

The Government of the Kingdom of Norway and the Government of the Republic of Poland (hereinafter referred to as "the Parties"),

Wishing to protect the sea,

Have agreed as follows:

Article 1

The Parties shall cooperate.

Article 9

This Agreement enters into force on 1 July 2010.

Done at Oslo on 12 May 2010 in duplicate.

For the Government of the Kingdom of Norway: Kari Nordmann

For the Government of the Republic of Poland: Jan Kowalski""",
        Description(
            title="Agreement between the Government of the Kingdom of Norway and the Government of the Republic of Poland on Cooperation in Fisheries",
            type="treaty",
            parties=("Government of the Kingdom of Norway", "Government of the Republic of Poland"),
            roles=("", ""),
            signed=date(2010, 5, 12),
            effective=date(2010, 7, 1),
            place="Oslo",
            signers=("Kari Nordmann", "Jan Kowalski"),
            partners=("norway", "poland"),
        ),
    ),
    "multilateral treaty": (
        """\
TREATY ON FREE NAVIGATION

The Kingdom of Belgium, the French Republic, the Federal Republic of Germany and the Kingdom of the Netherlands,

Desiring to keep the river open,

Have agreed as follows:

Article 1""",
        Description(
            title="Treaty on Free Navigation",
            type="treaty",
            parties=("Kingdom of Belgium", "French Republic", "Federal Republic of Germany", "Kingdom of the Netherlands"),
            roles=("", "", "", ""),
            partners=("belgium", "france", "germany", "netherlands"),
        ),
    ),
    "Ukrainian treaty": (
        """\
УГОДА

між Урядом України та Урядом Республіки Польща про співробітництво у сфері енергетики

Уряд України та Уряд Республіки Польща, далі – Сторони,

бажаючи розвивати співробітництво,

домовились про таке:

Стаття 1""",
        Description(
            title="Угода між Урядом України та Урядом Республіки Польща про співробітництво у сфері енергетики",
            type="treaty",
            parties=("Уряд України", "Уряд Республіки Польща"),
            roles=("", ""),
            partners=("poland",),
        ),
    ),
    "flattened exhibit": (
        """\
EXHIBIT 10.7 [***] Certain confidential portions of this exhibit have been omitted pursuant to Rule 24b-2. SPONSORSHIP AGREEMENT     THIS SPONSORSHIP AGREEMENT ("Agreement") is entered into and effective as of April 3, 2012 by and between Fast Wheels Racing, Inc., a Nevada corporation ("Team"), and Brightcola Company ("Sponsor"). 1. TERM. The term is two years. 2. FEES. Sponsor pays Team $100,000.""",
        Description(
            title="Sponsorship Agreement",
            type="sponsorship agreement",
            parties=("Fast Wheels Racing, Inc.", "Brightcola Company"),
            roles=("Team", "Sponsor"),
            signed=date(2012, 4, 3),
            effective=date(2012, 4, 3),
        ),
    ),
    "amendment": (
        """\
AMENDMENT NO. 2

TO

MASTER SERVICES AGREEMENT

This Amendment No. 2 (the "Amendment") is made effective as of October 1, 2018 by and between Meadow Foods, LLC ("Meadow") and Peak Nutrition Corporation ("Peak") and amends the Master Services Agreement dated July 1, 2017.

1. Section 3 is replaced.""",
        Description(
            title="Amendment No. 2 to Master Services Agreement",
            type="amendment",
            parties=("Meadow Foods, LLC", "Peak Nutrition Corporation"),
            roles=("Meadow", "Peak"),
            signed=date(2018, 10, 1),
            effective=date(2018, 10, 1),
        ),
    ),
    "no heading at all": (
        """\
1. The Supplier delivers ten tonnes of apples each week.

2. The Buyer pays within thirty days.

3. Either side may end this with a month's notice.""",
        Description(
            title="Signed copy 2",
        ),
    ),
    "table first": (
        """\
Item | Price | Quantity
Apples | 10 | 100
Pears | 12 | 50

SUPPLY CONTRACT

Supplier: Orchard Fresh Ltd
Buyer: Corner Shops plc

1. The Supplier delivers the goods listed above.""",
        Description(
            title="Supply Contract",
            type="supply agreement",
            parties=("Orchard Fresh Ltd", "Corner Shops plc"),
            roles=("Supplier", "Buyer"),
        ),
    ),
    "table of particulars": (
        """\
Lease particulars

Landlord | Greenfield Estates Limited
Tenant | Ms Laura Brown
Premises | Unit 4, Dock Road, Cork, Ireland
Commencement date | 1 May 2023
Rent | EUR 2,000 a month

LEASE

1. The Landlord lets the premises.""",
        Description(
            title="Lease particulars",
            type="lease",
            parties=("Greenfield Estates Limited", "Laura Brown"),
            roles=("Landlord", "Tenant"),
            effective=date(2023, 5, 1),
        ),
    ),
    "letter agreement": (
        """\
Brightwater Consulting LLC
44 Lake Avenue
Chicago, IL 60601

May 4, 2016

Mr. Thomas Reed
Reed & Sons, Inc.

Re: Consulting Agreement

Dear Mr. Reed:

This letter agreement (the "Agreement") sets out the terms on which Brightwater Consulting LLC ("Consultant") will advise Reed & Sons, Inc. (the "Company").

1. Services. Consultant advises on logistics.

Very truly yours,

BRIGHTWATER CONSULTING LLC

By: /s/ Ann Lake
Name: Ann Lake
Title: Partner

Agreed and accepted:

REED & SONS, INC.

By: /s/ Thomas Reed
Name: Thomas Reed""",
        Description(
            title="Consulting Agreement",
            type="consulting agreement",
            parties=("Brightwater Consulting LLC", "Reed & Sons, Inc."),
            roles=("Consultant", "Company"),
            signed=date(2016, 5, 4),
            signers=("Ann Lake", "Thomas Reed"),
        ),
    ),
    "blank date and party": (
        """\
FRANCHISE AGREEMENT

THIS AGREEMENT is made this ____ day of ____ 2009, by and between Blue Oven Pizza, Inc. ("Franchisor") and ______________ ("Franchisee").

1. Grant.""",
        Description(
            title="Franchise Agreement",
            type="franchise agreement",
            parties=("Blue Oven Pizza, Inc.",),
            roles=("Franchisor",),
        ),
    ),
    "numbered parties": (
        """\
SHAREHOLDERS' AGREEMENT

THIS AGREEMENT is dated 9 June 2018

PARTIES

(1) ALPHA VENTURES LIMITED, incorporated and registered in England and Wales with company number 12345 whose registered office is at 1 High Street, London (Alpha);

(2) BETA HOLDINGS B.V., a company incorporated in the Netherlands (Beta); and

(3) JANE ANN DOE of 3 Low Road, Leeds (Founder).

BACKGROUND

(A) The parties hold shares.""",
        Description(
            title="Shareholders' Agreement",
            type="shareholders agreement",
            parties=("ALPHA VENTURES LIMITED", "BETA HOLDINGS B.V.", "JANE ANN DOE"),
            roles=("Alpha", "Beta", "Founder"),
            signed=date(2018, 6, 9),
        ),
    ),
    "power of attorney": (
        """\
GENERAL POWER OF ATTORNEY

I, Margaret Ellen Hughes, of 22 Hill Road, Cardiff, hereby appoint David Hughes of 9 Mill Lane, Cardiff to be my attorney.

Signed as a deed on 4 April 2019.""",
        Description(
            title="General Power of Attorney",
            type="power of attorney",
            parties=("Margaret Ellen Hughes", "David Hughes"),
            roles=("", ""),
            signed=date(2019, 4, 4),
        ),
    ),
    "partnership": (
        """\
PARTNERSHIP AGREEMENT

This agreement is made between Anna Kowalska, Petro Bondar and Ivan Hnat on 2 February 2020.

1. The partners carry on a bakery.""",
        Description(
            title="Partnership Agreement",
            type="partnership agreement",
            parties=("Anna Kowalska", "Petro Bondar", "Ivan Hnat"),
            roles=("", "", ""),
            signed=date(2020, 2, 2),
        ),
    ),
    "city and contractor": (
        """\
SERVICE CONTRACT

This Contract, made this 3rd day of May, 2011, by and between the City of Springfield, a municipal corporation of the State of Ohio, hereinafter called the "City", and Johnson Paving Co., hereinafter referred to as the "Contractor", witnesseth:

1. Work.""",
        Description(
            title="Service Contract",
            type="service agreement",
            parties=("City of Springfield", "Johnson Paving Co."),
            roles=("City", "Contractor"),
            signed=date(2011, 5, 3),
        ),
    ),
    "an office with a conjunction in its name": (
        """\
COOPERATION AGREEMENT

This Agreement is made between the Ministry of Economy and Trade of Ukraine, represented by the Minister, and the Secretary of State for Defence (the "Authority") and BAE Systems plc (the "Contractor").

1. Scope.""",
        Description(
            title="Cooperation Agreement",
            type="cooperation agreement",
            parties=("Ministry of Economy and Trade of Ukraine", "Secretary of State for Defence", "BAE Systems plc"),
            roles=("", "Authority", "Contractor"),
        ),
    ),
    "university": (
        """\
RESEARCH AGREEMENT

THIS RESEARCH AGREEMENT is entered into on this 4th day of June, 2014, by and between The Regents of the University of California, a California corporation ("University"), and Terra Seeds, Inc., a Delaware corporation ("Sponsor").

1. Work.""",
        Description(
            title="Research Agreement",
            type="research agreement",
            parties=("The Regents of the University of California", "Terra Seeds, Inc."),
            roles=("University", "Sponsor"),
            signed=date(2014, 6, 4),
        ),
    ),
    "names and laws of countries": (
        """\
SERVICES AGREEMENT

This Agreement is made on 7 July 2019 between France Telecom Services SAS, a company incorporated in France ("Supplier"), and Norway Salmon AS, Bergen, Norway ("Customer"). It is governed by the laws of Ukraine and the courts of Poland have jurisdiction.

1. Services.""",
        Description(
            title="Services Agreement",
            type="service agreement",
            parties=("France Telecom Services SAS", "Norway Salmon AS"),
            roles=("Supplier", "Customer"),
            signed=date(2019, 7, 7),
        ),
    ),
    "bargaining agreement": (
        """\
COLLECTIVE BARGAINING AGREEMENT

By and Between

COUNTY OF MARIN

And

MARIN ASSOCIATION OF PUBLIC EMPLOYEES

July 1, 2019 – June 30, 2022

ARTICLE 1""",
        Description(
            title="Collective Bargaining Agreement",
            type="collective agreement",
            parties=("COUNTY OF MARIN", "MARIN ASSOCIATION OF PUBLIC EMPLOYEES"),
            roles=("", ""),
            effective=date(2019, 7, 1),
        ),
    ),
    "deed": (
        """\
THIS DEED OF GUARANTEE is made the 12th day of November 2010

BY:

(1) STONE & CO LIMITED (company number 4463640) whose registered office is at 5 Mill Road, Leeds ("the Guarantor")

IN FAVOUR OF:

(2) NORTHERN BANK PLC of 2 Bank Street, London ("the Bank")

1. Guarantee""",
        Description(
            title="Deed of Guarantee",
            type="guarantee",
            parties=("STONE & CO LIMITED", "NORTHERN BANK PLC"),
            roles=("Guarantor", "Bank"),
            signed=date(2010, 11, 12),
        ),
    ),
    "labelled lines": (
        """\
SALE AGREEMENT
Dated: 10/23/2019
Seller: Tom Adams, 14 River Street, Boise, ID
Buyer: Kim Lee, 9 Oak Street, Boise, ID
The Seller sells the car described below.""",
        Description(
            title="Sale Agreement",
            type="purchase agreement",
            parties=("Tom Adams", "Kim Lee"),
            roles=("Seller", "Buyer"),
            signed=date(2019, 10, 23),
        ),
    ),
    "ministries": (
        """\
MEMORANDUM OF UNDERSTANDING

between

the Ministry of Defence of Ukraine

and

the Federal Ministry of Defence of the Federal Republic of Germany

concerning training

1. Purpose""",
        Description(
            title="Memorandum of Understanding",
            type="memorandum of understanding",
            parties=("Ministry of Defence of Ukraine", "Federal Ministry of Defence of the Federal Republic of Germany"),
            roles=("", ""),
        ),
    ),
    "markdown": (
        """\
# Master Services Agreement

**Between** Alpha Tech Ltd ("Provider") and Beta Retail Inc. ("Client")

Effective Date: January 15, 2024

## 1. Services

The Provider will run the shop.""",
        Description(
            title="Master Services Agreement",
            type="service agreement",
            parties=("Alpha Tech Ltd", "Beta Retail Inc."),
            roles=("Provider", "Client"),
            effective=date(2024, 1, 15),
        ),
    ),
    "sides of a dispute": (
        """\
SETTLEMENT AGREEMENT AND MUTUAL RELEASE

This Settlement Agreement and Mutual Release is entered into by and among Plaintiff Carla Gomez, on the one hand, and Defendants Metro Transit Authority and James O'Neil, on the other hand.

RECITALS""",
        Description(
            title="Settlement Agreement and Mutual Release",
            type="settlement agreement",
            parties=("Carla Gomez", "Metro Transit Authority", "James O'Neil"),
            roles=("Plaintiff", "Defendant", ""),
        ),
    ),
    "signed by one who says I": (
        """\
Acme Widgets Inc.
100 Main Street
Springfield, IL 62701

NON-COMPETE AGREEMENT

I, Susan Park, agree with Acme Widgets Inc. (the "Company") as follows:

1. I will not compete.

Date: 6 June 2017""",
        Description(
            title="Non-Compete Agreement",
            type="non-compete agreement",
            parties=("Susan Park", "Acme Widgets Inc."),
            roles=("", "Company"),
            signed=date(2017, 6, 6),
        ),
    ),
    "lease with a cover": (
        """\
DATED 12 May 2014

(1) RIVERSIDE ESTATES LIMITED

and

(2) TASTY FOODS PLC

LEASE

of Unit 5, Riverside Park, Leeds

THIS LEASE is made on 12 May 2014

BETWEEN:

(1) RIVERSIDE ESTATES LIMITED (incorporated and registered in England and Wales under company number 0123456), the registered office of which is at 1 River Street, Leeds (the Landlord); and

(2) TASTY FOODS PLC (company number 7654321) of 9 High Street, Leeds (the Tenant).

1. Definitions""",
        Description(
            title="Lease of Unit 5, Riverside Park, Leeds",
            type="lease",
            parties=("RIVERSIDE ESTATES LIMITED", "TASTY FOODS PLC"),
            roles=("Landlord", "Tenant"),
            signed=date(2014, 5, 12),
        ),
    ),
    "Ukrainian loan": (
        """\
КРЕДИТНИЙ ДОГОВІР № 45-К

м. Дніпро                         20 вересня 2021 року

АТ "Надія Банк" (далі - Банк), в особі начальника відділення Гнатюк Л. М., що діє на підставі довіреності, з однієї сторони, та Бойко Тарас Миколайович (далі - Позичальник), з іншої сторони, разом іменовані Сторони, уклали цей договір про наступне:

1.1. Банк надає Позичальнику кредит.""",
        Description(
            title="Кредитний договір № 45-К",
            type="loan agreement",
            parties=('АТ "Надія Банк"', "Бойко Тарас Миколайович"),
            roles=("Банк", "Позичальник"),
            signed=date(2021, 9, 20),
            place="Дніпро",
        ),
    ),
    "Ukrainian gift": (
        """\
ДОГОВІР ДАРУВАННЯ

Місто Полтава, Україна, п'ятого травня дві тисячі двадцятого року

Ми, Сидоренко Галина Петрівна, надалі «Дарувальник», та Сидоренко Олег Іванович, надалі «Обдаровуваний», уклали цей договір про таке:

1. Дарувальник дарує будинок.""",
        Description(
            title="Договір дарування",
            type="gift agreement",
            parties=("Сидоренко Галина Петрівна", "Сидоренко Олег Іванович"),
            roles=("Дарувальник", "Обдаровуваний"),
        ),
    ),
    "a government and a company": (
        """\
JOINT VENTURE AGREEMENT

Between

Government of the Republic of Kenya

And

Savanna Power Holdings Limited

Relating to the Olkaria project

Dated 3 August 2012

1. Definitions""",
        Description(
            title="Joint Venture Agreement",
            type="joint venture agreement",
            parties=("Government of the Republic of Kenya", "Savanna Power Holdings Limited"),
            roles=("", ""),
            signed=date(2012, 8, 3),
        ),
    ),
    "offer of employment": (
        """\
May 3, 2020

Jane Roe
12 Oak Lane
Austin, TX 78701

Re: Offer of Employment

Dear Jane,

Skyline Software, Inc. (the "Company") is pleased to offer you the position of Engineer. Your start date will be June 1, 2020.

Sincerely,

/s/ Paul Young
Paul Young, CEO

Accepted: Jane Roe""",
        Description(
            title="Offer of Employment",
            type="employment contract",
            parties=("Skyline Software, Inc.",),
            roles=("Company",),
            signed=date(2020, 5, 3),
            effective=date(2020, 6, 1),
        ),
    ),
    "title of several lines": (
        """\
AFFILIATION AGREEMENT
BETWEEN
ST. MARY'S HOSPITAL
AND
THE BOARD OF TRUSTEES OF STATE UNIVERSITY

THIS AFFILIATION AGREEMENT ("Agreement") is entered into effective July 1, 2016 by and between St. Mary's Hospital, a nonprofit corporation ("Hospital"), and the Board of Trustees of State University ("University").

1. Term.""",
        Description(
            title="Affiliation Agreement",
            type="affiliate agreement",
            parties=("St. Mary's Hospital", "Board of Trustees of State University"),
            roles=("Hospital", "University"),
            signed=date(2016, 7, 1),
            effective=date(2016, 7, 1),
        ),
    ),
}


@pytest.mark.parametrize("kind", AGREEMENTS)
def test_what_an_agreement_says_of_itself(kind: str) -> None:
    text, expected = AGREEMENTS[kind]
    content, sections, _ = structure(blocks(text.encode(), ".md" if text.startswith("#") else ".txt"))
    assert describe(content, sections, "signed_copy-2") == expected
