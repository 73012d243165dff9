"""Countries and territories as names of parties speak of them, beyond what CLDR lists.

A code is ISO 3166, or one of our own for what is no country today: SU, YU, CZ-BM (Bohemia and
Moravia), BE-WB (Wallonia and Brussels).  A word that ends in "-" is a stem, as in words.py.
"""

# Where a smaller or former place lies; a code with a hyphen says so itself.
LIES_IN = {"RE": "FR", "GP": "FR", "MQ": "FR", "GF": "FR", "PR": "US", "YU": "RS"}

# Names and adjectives that are not the country's name with a regular ending.
STEMS = {
    "AL": "albanes- shqip- arnavut-",
    "AM": "armen- ormian- армян- вірмен- ermeni- հայաստան- hayastan-",
    "AR": "argentin- argentyn- arxentin- arjantin- аргентин- αργεντιν- ارجنتین- ارژنتین-",
    "AT": """
        austria austrian austrians austrii austrie austriac- austriak- österreich-
        oesterreich- österrik- østrig- østerrik- autrich- rakous- rakúsk- oostenrijk- avstri-
        австри- αυστρι- avustury- osztrák- ausztri- itävalta- itävalla- نمسا نمساوی- اتریش- austrij- аустри-""",
    "AU": "austral- austrál- австрал- αυστραλ- avustral- استرالی-",
    "AZ": "azerb- azərb- aserb- azerbejd- azerbajd- adserb- азерб- αζερμπ- اذربایجان- اذربیجان-",
    "BA": """
        bosn- bośni- boszni- босн- βοσν- herzegov- herzegow- hercegov- herceg- erzegov- erzégov- герцегов- ερζεγοβ-
        البوسنه-""",
    "BD": "banglad- বাংলাদেশ- бангладеш- μπανγκλαντ- بنغلادیش- بنغلادش- بنگلادش-",
    "BE": "belg- belgi- bélg- βελγ- бельг- белг- belçik- بلژیک- بلجیک- belgicko",
    "BG": "bulgar- bulgár- bułgar- bulhar- bugar- болгар- българ- бугар- βουλγαρ- بلغار-",
    "BH": "bahrain- bahrein- bahreïn- barein- baréin- бахрейн- μπαχρ- بحرین-",
    "BI": "burund-",
    "BJ": "bénin- benin-",
    "BO": "bolivi- boliwi- болив- βολιβ-",
    "BR": "brasil- brazil- brésil- brazyl- brazíl- бразил- βραζιλ- brezily- برازیل- برزیل- brasiilia-",
    "BY": """
        belarus- bielorus- biélorus- bjelorus- bělorus- weissruss- belaruss- białoru- vitryss- vitrysk- hviderus-
        hviteruss- white-russia белорус- беларус- білорус- λευκορωσ- بیلاروس- بلاروس- bieloruss-""",
    "CA": "canad- kanad- канад- καναδ- کانادا- کندا-",
    "CH": """
        swiss switz- suiz- suíç- suiss- svizzer- schweiz- sveits- sveitsi- zwitser- szwajcar- švýcar- švajčiar-
        švicar- швейцар- швајцар- ελβετ- isviçre- svájc- elveți- helvet- سویسر- سوییس- سویس""",
    "CL": "chile- chilen- chili chilien- cile cilen- čile- чили- чілі- χιλη- χιλιαν- şili- شیلی- تشیلی- تشیلیه",
    "CN": """
        chines- china- chinoi- chine chino kina kinas kines- kiina- kinesk- cinese- cina cinesi çin chińsk- chin
        chiny čín- čína- čínsk- kitaj- кита- κινα- κινεζ- kína- kínai- صین- چین- 中国 中國 중국
        кине кину китаю""",
    "CO": "colombi- kolumbi- kolombi- колумби- κολομβι- کلمبیا- کولومبیا-",
    "CR": "costarric- costaric-",
    "CU": """
        cuba- cubano cubana cubain- cubaine kuba- kuby kubie kubou kubę kubá- kuban- kubán- kubańsk- kubis- küba-
        куба куби кубы кубин- κουβα- κουβανικ- κουβανεζ- κουμπ- کوبا- кубе кубу κούβα κούβας kuuba- 古巴 쿠바""",
    "CY": """
        cypr- chipr- cipr- chypr- zypr- zyper- kibr- kıbr- κυπρ- кипр- кіпр- kypr- cipar- cyper- قبرس- قبرص-
        chypriot-""",
    "CZ": """
        czech- czesk- česk- tschech- tjeck- tjekk- ceco ceca cechi checo checa chequia tcheca tcheco tchéco-
        tchèque- tchequ- tsjech- τσεχ- чеш- чех- cseh- çek tšekk- تشیک- چک čech""",
    "DE": """
        deutsch- german- german aleman- alemã- alemã alemanh- alemany- alleman- tedesc- niemiec- niemie- niemc-
        německ- nemeck- njemač- nemač- nemčij- tysk- duits- saksa- saksan- alman- γερμαν- герман- немецк- німец-
        німеч- немач- német- vokiet- vācij- sakslas- المانی- المان- germani-""",
    "DK": """
        danmark- denmark- danish dinamarqu- danes danesa danese danesi dinamarc- danimarc- danemark- danois- dansk-
        dänemark- dänisch- duńsk- dania dani danii dánsk- dánia dán датск- дани- данськ- данск- danimark- tanska-
        tanskan- δανια- δανικ- δανιας دانمارک- دنمارک- denemark-""",
    "DO": "dominican- dominikan- dominiqu- доминикан- δομινικαν-",
    "DZ": "alger- algér- argel- algier- αλγερ- алжир- cezayir- جزایر- الجزایر-",
    "EC": "ecuador- ecuatorian- équatorien- equadorian- equador- ekvador- эквадор- ισημεριν- اکوادور-",
    "EE": "eston- estn- estland- estländ- eesti- viro viron эстон- естон- εσθον- استونی-",
    "EG": """
        egypt- egipt- egipci- ägypt- aegypt- égypt- egitt-
        egizian- egyipt- αιγυπτ- египет- египт- єгип- mısır- مصر-""",
    "EH": "sahraou- saharaui- sahrawi-",
    "ES": """
        spain- spanish- spani- spanien- españ- espagn- spagn- spagnol- espanh- espany- espainia- hiszpa- španěl-
        španiel- španj- španij- spanyol- испан- іспан- шпан- ισπαν- ispany- espanj- spaans- spanje- اسبانی- اسپانی-
        إسبان-""",
    "FI": "finn- finlan- finnlan- suom- fińsk- finsk- finlàn- finnor- финск- финлян- фін- φινλαν- فنلند- فنلاند-",
    "FR": """
        french- francés- frances- français- francais- frança franç- francese- franci- franco francia franz- fransk-
        frankr- frans- francouz- francús- francusk- fransı- fransa- γαλλ- француз- франц- franțuz- francez- ranska-
        ranskan- فرنس- فرانس-""",
    "GB": """
        british- britain- britann- britani- britisch- brytan- brytyj- britsk- british storbrit- grossbrit- großbrit-
        grootbrit- england- english- englisch- engelsk- engelska inghilterra inglat- inglés- ingles- inglese-
        anglet- anglais- великобрит- британ- брит- βρεταν- βρετταν- ingilt- ingiliz- britanij- británi- بریتانی-
        بریطانی- بریتانیا- uk gb isobrit- iso-brit- brit bretan-""",
    "GE": "georgi- gruz- gruzi- géorg- georgisch- грузи- γεωργι- gürci- გიორგ- საქართველო- کرجستان گرجستان- جورجیا",
    "GR": """
        greek- greece- hellen- ellen- griech- griego- griega- grego- grega- grec- grèc- grek- greck- grecj- græk-
        graek- hellas řeck- řecko- gréck- grčk- yunan- görög- греч- грец- гръцк- грчк- kreik- ελλαδ- ελλην- یونان-
        希腊 希臘 ギリシャ 그리스""",
    "GT": "guatemaltec- guatemaltèq- guatemaltek- гватемал-",
    "HN": "hondureñ- hondurensk- гондурас-",
    "HR": "croat- croac- kroat- kroaci- hrv- chorw- хорват- хърват- хрват- κροατ- hırvat- horvát- chorvat- کرواسی-",
    "HU": """
        hungar- húngar- ungar- ungher- ungern- ungersk- hongr- hongar- magyar- macar- węgier- węgr- maďar- mađar-
        madžar- венгер- венгр- угор- унгар- мађар- ουγγρ- ουγγαρ- unkar- مجارستان- مجر- المجر-""",
    "IE": """
        irish- ireland- irland- irlanda- irlandes- irlandais- eire eireann- ирланд- ірланд- ιρλανδ- irsk- irsch
        iers- ierland- ایرلند-""",
    "IL": "israel- israël- izrael- izraels- израил- ізраїл- ισραηλ- isra- اسراییل-",
    "IN": """
        india- indian- indien- indisk- indisch- indyj- indick- indi- índi- inde indie indii indo intia- intian-
        hindistan- hindu ινδια- ινδικ- ινδιας индия индии индиис- індії індійс- индије индиј- हिन्दुस्तान भारत-
        भारतीय- ভারত- هند- هندی- hint-""",
    "IQ": "iraq- irak- iráq- irach- iraquien- iraken- ирак- ірак- ιρακ- عراق-",
    "IR": "iran- irán- ιραν- иран- іран- ایران-",
    "IT": "ital- itál- itàl- włoch- włosk- olasz- итал- італ- ιταλ- ایتالی- ایطالی- talij- talian-",
    "JO": "jordan- jordán- jordâni- giordan- ιορδαν- иордан- йордан- ürdün- اردن- اردنی-",
    "JP": "japan- japon- japón- giappon- japõe- nippon- япон- ιαπων- ژاپن- یابان- 日本 일본",
    "KG": "kyrg- kirg- кирг- киргиз-",
    "KP": """
        dprk nordkore- korea- kore- corea- coré- coréia- coréen- coreen- koreai- кндр корей- коре- κορεα- κορεατ-
        کره کوری- کوریا- 朝鲜 朝鮮 조선""",
    "KR": "südkorea- sydkorea- südkore-",
    "KW": "kuwait- koweït- kuwejt- κουβειτ- кувейт- کویت-",
    "KZ": "kazak- kazaj- kasach- kasak- kazah- cazaq- казах- қазақ- καζακ- قزاق- کازاخ-",
    "LA": "lao laos laot- laosi- лаос- λαος λαοτ- لاوس-",
    "LB": "leban- liban- líban- libanes- libanon- λιβαν- ливан- ліван- lübnan- لبنان-",
    "LK": "srilank- srilanka- шри-ланк ceylon-",
    "LT": """
        lithuan- lituan- litau- litw- litew- litev- litov- litv- λιθουαν- литов- литв- lietuv- liettua- لیتوانی-""",
    "LU": "luxemb- luksemb- lussemb- lucembur- люксемб- λουξεμβ- lëtzebuerg- lüksemb- لوکسمبورغ- لوکزامبورگ-",
    "LV": "latv- lett- łot- letton- leton- letón- λεττον- латв- латыш- lotys- lotyš- latvij- لتونی-",
    "MA": "marroqu- maroc- marok- morocc- марок- μαροκ- مغرب-",
    "MD": "moldav- moldov- moldaw- moldáv- молдав- молдов- μολδαβ- mołdaw-",
    "MK": "macedon- macédon- makedo- mazedon- macedón- macedôn- fyrom македон- πγδμ- مقدون-",
    "MT": "malt- malta- мальт- малт- μαλτ- مالت- مالط-",
    "MX": "mexic- méxic- mexik- mejic- mexiq- meksik- meksyk- мексик- μεξικ- messic- مکزیک- مکسیک-",
    "NE": "nigérien- nigerien-",
    "NG": "nigerian- nigérian- niceria-",
    "NL": """
        netherland- dutch holland- niederländ- niederland- nederlan- neerland- néerland- holand- holandes- olandes-
        olanda niderland- nizozem- holend- nederl- нидерл- нідерл- голланд- холанд- ολλανδ- hollann- هولند- هلند-
        alankomai-""",
    "NO": """
        norw- norueg- norvé- norveg- norveč- norges- norsk- norge- noreg- noors- noorwe- норвеж- норвег- νορβηγ-
        norja- norjan- نروژ- نرویج-""",
    "NP": "nepal- népal- नेपाल- непал- νεπαλ-",
    "PA": "panam- panameñ- панам-",
    "PE": "peru- perú- péru- peruan- peruvi- pérouv- перу- περου- بیرو- پرو",
    "PH": "philipp- philippin- filipin- filippin- φιλιππιν- филиппин- филипин- pilipin- فلبین- فیلیبین- فیلیپین-",
    "PK": "pakist- pákist- пакистан- πακισταν- باکستان- پاکستان-",
    "PL": """
        poland- polish polon- polsk- polac- polen polens polnisch- pools- lengyel- польш- польс- польщ- полск-
        пољск- πολων- poljsk- puola- puolan- لهستان- بولند- leh poľsk-""",
    "PS": "palest- palestin- palästin- palestyn- παλαιστ- палестин- filist- فلسطین-",
    "PT": "portug- portoghes- portekiz- португ- πορτογαλ- برتغال- پرتغال- portogall-",
    "PY": "paragu- paragwaj- парагва-",
    "RO": "roman- romên- rumän- rouman- rumun- rumeni- румын- румун- ρουμαν- român- romen- romani- رومانی-",
    "RS": "serb- srb- srbij- srpsk- серб- сърб- срби- српск- σερβ- sırb- szerb- صرب-",
    "RU": """
        russ- rus- ryss- rysk- rosj- rosyj- rossi- росси- росій- російс- русск- руск- руси- ρωσ- ρωσικ- venäjä-
        venäjän- orosz- روسی- روس ruš- rusk- ruská""",
    "RE": "reunion réunion réunionn-",
    "SD": "sudan- sudán- soudan- sudão- σουδαν- судан- سودان-",
    "SE": """
        swed- suec- suéc- suèc- suéd- suede svez- svensk- sverige- schwed- szwed- szwec- švéd- švedsk- шведск- швед-
        швец- σουηδ- isveç- svéd- ruots- zweed- zweden- suedia- سوید- السوید-""",
    "SI": "sloven- slowen- eslov- esloven- словен- σλοβεν- słoweń-",
    "SK": """
        slovak- slovac- slovaq- slowak- slovensk- eslovac- eslovaq- словац- словак- σλοβακ- słowac- szlovák-
        slovacch-""",
    "SN": "senegal- sénégal- сенегал-",
    "SV": "salvador- salvadoreñ- сальвадор-",
    "SY": "syri- siri- syr- συρι- сири- сірі- syrisch- suriy- سوری- szír- szíri- syyri- syryj-",
    "SZ": "swazi- eswatin- esuatin- suazi- σουαζι- сваз-",
    "TD": "tchad- chad- tschad- čad- чад-",
    "TJ": "tadzh- tajik- tadsch- tadżyk- таджик-",
    "TN": "tunis- túnez- tunez- tunec- tunéz- tunus- τυνησ- тунис- туніс- تونس-",
    "TR": """
        turkey- turkish turk- türk- turqu- turco turca turchi- turch- turchia- turci turc- tureck- turcj- tursk-
        tyrk- török- τουρκ- турец- турц- турск- туреч-
        turkki- turkin- turkije- turks- ترکی- ترکیه- turčij- turquí-""",
    "UA": """
        ukrain- ucran- ucraïn- ucrain- ukraji- ukraj- украин- україн- украін- ουκραν- ukrayn- اوکراین- اوکرانی-
        ukraiń-""",
    "US": """
        usa usas us eeuu eua ua сша ηπα abd american- norteameric- estadounid- estadunid- étatsun- statunitens-
        usamerikan- usonan- amerikansk- amerikanisch- americ- ameryk- америк- αμερικ- امریک-""",
    "UY": "urugu- urugwaj- уругва-",
    "VE": "venez- venezuel- wenezuel- vénéz- венесуэл- венес- βενεζ- فنزویل- ونزویل-",
    "VN": "viet- vietnam- wietnam- вьетнам- в'єтнам- βιετναμ- فیتنام- ویتنام- 越南 베트남",
    "XK": "kosov- косов- κοσοβ-",
    "ZA": """
        sudafric- südafrik- sydafrik- sudáfric- sørafrik- jihoafric- južnoafri- południowoafr- юар южноафр-
        νοτιοαφρ- zuidafrik- güneyafrika-""",
    "SU": "ussr urss udssr cccp ссср срср zsrr εσσδ sssr sovjetunion- sowjetunion- sovyetler sscb نیتی szovjetuni-",
    "YU": "yugosl- jugosl- iugosl- yougosl- joegosl- югосл- југосл- γιουγκοσλ- یوغسلاو- یوگسلاو-",
    "ES-CT": "catal- katal- cataluñ- catalun- каталон- каталун- καταλον- کاتالون-",
    "ES-GA": "galici- galiza- galleg- galeg- galiz- galicisk- galizisch- galicyj- γαλικ-",
    "ES-PV": "basque- vasc- euskal- euskadi- baskisch- baskiska baskij- baskic-",
    "ES-AN": "andaluc- andaluz- andalus-",
    "IQ-KR": "kurdist- kurd- курд- κουρδ- کردستان- کرد kürdist- kürt-",
    "CA-QC": "québec- quebec- québéc- квебек- κεμπεκ- کبک",
    "CZ-BM": """
        bohem- bohèm- boêm- böhm- boemi- boèmi- moraw- morav- moràvi- morávi- mähr- maehr- богем- морав- βοημ-
        μοραβ- بوهم- بوهیم- موراوی- موراوا-""",
    "BE-WB": """
        wallon- walon- valon- valôn- βαλλον- валлон- валон- والون- brussel- bruxel- bruselas brusel- bruksel-
        брюссел- βρυξελλ- brüssel- بروکسل-""",
    "AT-6": "styri- steierm- steir- stiri- estiri- стири- шτιρ- στυρι- štajersk- štýrsk-",
    "GB-SCT": "scot- scotland- schott- scoz- écoss- escoc- skotsk-",
    "GB-WLS": "wales welsh- galles gallois-",
    "IT-88": "sardin- sardegna sard-",
    "IT-82": "sicil- sizil-",
    "FR-20R": "corsic- korsik- corse-",
}

# Names of several words that are not CLDR's, or another way of the same.
PHRASES = {
    "PH": "las filipinas, fülöp szigetek",
    "BY": "valko venäjän, valko venäjä, vit ryssland, white russia",
    "LK": """
        шри ланки, шри ланке, шрі ланки, σρι λάνκας, šri lanke, sri lanki, srí lanky, srí lanka, sri lankan,
        sri lankais""",
    "AT-6": "steiermark",
    "BA": "bosnia herzegovina, bosnie herzégovine, bosnia hercegovina",
    "BE-WB": "wallonia brussels, wallonie bruxelles",
    "CG": "congo brazzaville",
    "CD": "congo kinshasa, dr congo",
    "CZ": """
        czech republic, the czech republic, república checa, república tcheca, république tchèque, repubblica ceca,
        tschechische republik, tschechischen republik, tjeckiska republiken, česká republika, české republiky,
        republika czeska, republiki czeskiej""",
    "CZ-BM": """
        bohemia and moravia, čech a moravy, čechách a na moravě, czech i moraw, cech e moravia, чехии и моравии,
        чехії і моравії""",
    "DO": "dominican republic, república dominicana, république dominicaine, repubblica dominicana",
    "EH": "western sahara, sahara occidental",
    "GB": """
        iso britannian, iso britannia, great britain, gran bretaña, grã bretanha, gran bretagna, grande bretagne,
        gran bretanya, wielka brytania, wielkiej brytanii, velká británie, velké británie, velika britanija,
        velike britanije, velké bretaňsko, великая британия, велика британія, великої британії, μεγάλη βρετανία,
        μεγάλης βρετανίας, büyük britanya, united kingdom, reino unido, royaume uni, regno unito,
        zjednoczone królestwo, u k, marea britanie""",
    "GB-NIR": "north of ireland, northern ireland, north ireland, irlanda del norte, irlande du nord",
    "IQ-KR": "kurdistan iraq, iraqi kurdistan, kurdistan region, kurdistan of iraq",
    "KP": """
        dpr korea, dpr of korea, north korea, democratic peoples republic of korea, d p r k, corea del norte,
        corée du nord, corea del nord, coreia do norte, korei północnej, кндр, северной кореи,
        λαϊκή δημοκρατία της κορέας, λδ κορέας""",
    "KR": "south korea, republic of korea, corea del sur, corée du sud, corea del sud, coreia do sul",
    "MK": """
        северной македонии, северне македоније, північної македонії, βόρειας μακεδονίας, severní makedonie,
        severnej makedónie, sjeverne makedonije, macedonii północnej, republic of macedonia,
        former yugoslav republic of macedonia, north macedonia, macedonia del norte, macédoine du nord,
        fyr macedonia""",
    "NL": "países bajos, países baixos, pays bas, paesi bassi, països baixos, κάτω χωρών",
    "PT": "portuguese republic",
    "RU": """
        russian federation, federación rusa, federación de rusia, fédération de russie, fédération russe,
        federação russa, federação da rússia, federazione russa, federació russa, russischen föderation,
        russische föderation, ryska federationen, федерации российской, российской федерации, российская федерация,
        російської федерації, федерации россии, federacji rosyjskiej, ruské federace, ruske federacije,
        ruskej federácie, ρωσικής ομοσπονδίας, ρωσσικής ομοσπονδίας, rusya federasyonu, روسیه فدراتیو,
        فدراسیون روسیه, روسيا الاتحادية, الاتحاد الروسي, руске федерације, руската федерация, venäjän federaation,
        federației ruse""",
    "SS": """
        južni sudan, južnog sudana, južnega sudana, jižního súdánu, južného sudánu, etelä sudanin, јужног судана,
        південного судану, south sudan, south sudanese, sudán del sur, soudan du sud, sudan del sud, sud sudan,
        südsudan, sydsudan, sudan południowy, sudanu południowego, южный судан, южного судана, νότιο σουδάν,
        νότιου σουδάν, جنوب السودان, جنوب سودان""",
    "SU": """
        soviet union, unión soviética, union soviétique, união soviética, unione sovietica, unió soviètica,
        советского союза, советский союз, радянського союзу, σοβιετικής ένωσης, σοβιετική ένωση, sovyetler birliği,
        związku radzieckiego, sovětského svazu, sovjetskog saveza, اتحاد جماهیر شوروی, اتحاد شوروی,
        الاتحاد السوفييتي, الاتحاد السوفياتي""",
    "SV": "el salvador",
    "US": """
        united states of america, united states, the usa, u s a, u s, us america, estados unidos,
        estados unidos de américa, états unis, états unis d amérique, stati uniti, stati uniti d america,
        vereinigte staaten, vereinigten staaten, vereinigten staaten von amerika, förenta staterna,
        stany zjednoczone, stanów zjednoczonych, estats units, ee uu, spojené státy, spojených států,
        sjedinjenih američkih država, sad, соединенных штатов, соединенных штатов америки, ηνωμένων πολιτειών,
        birleşik devletler, ایالات متحده, الولايات المتحدة, ایالات متحده آمریکا, amerika birleşik devletleri,
        verenigde staten""",
    "ZA": """
        etelä afrikan, južne afrike, južné afriky, јужне африке, south african republic, south africa,
        south african, sud africa, áfrica do sul, afrique du sud, africa del sud, republic of south africa,
        afrika południowa, afryki południowej, jižní afriky, южной африки, південної африки, νότια αφρική,
        νότιας αφρικής, νοτίου αφρικής, güney afrika, جنوب افريقيا, آفریقای جنوبی, جنوب آفریقا, sud africain,
        sud africaine, sud africano, sul africano, sul africana, sud africana, zuid afrika, zuid afrikaanse""",
    "XL": "latin america, latin american, américa latina, amérique latine, america latina, lateinamerika",
}

# Words that look like a country and are none.
NO_COUNTRY = "georgi germán jordi indirect nigeriana romano francisco chin us-based italo american-born perla guinea-"

# Stems that two countries come too near to: a slip in "Australia" is no Austria.
NO_STEM = "austr"

# CLDR has a name for each of these in each of these languages.
LANGUAGES = """
    en es pt fr it de ru uk el tr ar fa pl sv da no ca cs hr sr sr_Latn nl fi hu ro bg sk sl mk be gl eu sq ka hy hi bn
    ko ja zh zh_Hant vi he lt lv et
"""
