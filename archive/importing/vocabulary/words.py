"""The words that names of parties and organisations are made of, by what they mean.

A concept is a code such as "communist" or "workers", the same in every language.
A word that ends in "-" is a stem: it stands for every word that begins with it.
Words are written as people write them, and folded when they are looked up.
"""

# English is kept apart: only there do order and prepositions tell parties apart.
ENGLISH = {
    "communist": "communist",
    "communists": "communists communistes",
    "workers": "worker workers working",
    "labour": "labour labor",
    "party": "party parties",
    "socialist": "socialist socialists",
    "socialism": "socialism",
    "social-democratic": "socialdemocratic",
    "people": "people peoples popular",
    "new": "new",
    "unified": "unified united",
    "unity": "unity",
    "revolutionary": "revolutionary",
    "revolution": "revolution",
    "democratic": "democratic democrats",
    "democracy": "democracy",
    "progressive": "progressive progressives progressist",
    "progress": "progress",
    "refoundation": "refoundation refounded",
    "revival": "revival rebirth renaissance resurgence",
    "reconstruction": "reconstruction",
    "marxist": "marxist marxists",
    "leninist": "leninist leninists",
    "marxist-leninist": "ml",
    "maoist": "maoist maoists",
    "trotskyist": "trotskyist",
    "bolshevik": "bolshevik bolsheviks bolshevist",
    "stalin": "stalinist",
    "front": "front",
    "union": "union unions",
    "movement": "movement",
    "league": "league",
    "republic": "republic",
    "federation": "federation",
    "youth": "youth youths young ycl juvenile",
    "student": "student students",
    "women": "women womens",
    "pioneer": "pioneers pioneer",
    "tribune": "tribune",
    "initiative": "initiative",
    "liberation": "liberation",
    "resistance": "resistance",
    "left": "left leftist leftwing",
    "alliance": "alliance",
    "coalition": "coalition",
    "solidarity": "solidarity",
    "vanguard": "vanguard",
    "pole": "pole",
    "struggle": "struggle fight",
    "peace": "peace",
    "national": "national nationalist",
    "international": "international internationalist",
    "organisation": "organisation organization organisations organizations",
    "congress": "congress",
    "action": "action",
    "force": "force forces",
    "armed": "armed",
    "army": "army",
    "homeland": "homeland",
    "patriotic": "patriotic",
    "independence": "independence independent",
    "free": "free freedom",
    "green": "green greens",
    "committee": "committee",
    "council": "council",
    "association": "association",
    "coordination": "coordination coordinating",
    "bloc": "bloc block",
    "peasants": "peasants peasant farmers farmer",
    "group": "group groups circle collective",
    "tendency": "tendency current faction",
    "platform": "platform",
    "society": "society",
    "section": "section branch local regional",
    "abroad": "abroad exile",
    "provisional": "provisional interim",
    "conservative": "conservative",
    "liberal": "liberal",
    "christian": "christian",
    "islamic": "islamic muslim",
    "reform": "reform reformist",
    "renewal": "renewal renewed renovation",
    "republican": "republican republicans",
    "friendship": "friendship",
    "trade": "trade syndicate",
    "general": "general",
    "central": "central",
}

OTHER = {
    "communist": """
        communist- comunist- kommunist- komunist- komunizm- kommunism- comunism- communism- kommunistesch-
        κομμουνιστικ- κομουνιστικ- коммунист- комунист- комуніст- камуніст- компарти- شيوعي- کمونیست- קומוניסט-
        կոմունիստ- კომუნისტ- komunistakan kommúnist- cumannach cumannaí comiwnydd- কমিউনিস্ট कम्युनिस्ट कम्युनिष्ट
        කොමියුනිස්ට් கம்யூனிஸ்ட் ಕಮ್ಯುನಿಸ್ಟ್ คอมมิวนิสต์ کمیونسٹ 共产 共產 共産 공산 коммунистік коммунисттік""",
    "communists": """
        communists- communistes comunistas comunistes comunisti
        komunisti komunistów komunistů komunistov komunistak kommunisten
        kommunistinnen kommunister kommunisters kommunisterna kommunisternas kommunistien kommunistit kommunisták
        komünistler- comuniștilor comuniștii komunistëve коммунистов коммунисты комуністів комуністи камуністаў
        комунистите комунисти κομμουνιστών κομμουνιστές شيوعيون شيوعيين کمونیستها کمونیستهای کمونیستان קומוניסטים""",
    "workers": """
        trabajador- trabalhador- travailleu- ouvrier- lavorator- operai- operár- operar- obrer- obreir- arbeiter-
        arbetar- arbetande arbeitend- werktätig- werkenden arbejder- arbeider- arbeidar- verkamanna- robotnicz-
        robotnik- robotnick- pracujący- pracującego pracujícího pracující- dělnick- delavsk- radnič- radnik- radnog-
        trudbenik- рабоч- трудящ- робітнич- робочих работнич- работник- радничк- радника рабоча- εργατικ- εργατών
        εργαζομέν- işçi- emekçi- عمال- کارگر- työväen- työläis- muncitor- munkás- treballador- langile- strādniek-
        darbinink- töölis- פועלים աշխատավոր- ওয়ার্কার্স वर्कर्स 工人 노동자 労働者 oibrithe gweithwyr karkeran karker-
        punëtor- punetore- traballador- laburist- laborist-""",
    "labour": """
        trabajo trabalho traballo travail lavoro arbeit arbeid arbete arbetets arbejde arbejdets arbeidets pracy
        práce труда трудов- труд праці працы emek emeğin emegin عمل کار rada dela munka työn treball muncii lavoru
        εργασίας εργασία 劳动 勞動 労働 노동 עבודה העבודה punës aarbecht""",
    "party": """
        partido partidos partito partiti partit partits partei parteien parti partiet partiets partisi partisinin
        partiya partiyası partija partije partiju partij partijen partia partii partię partie strana strany stranka
        stranke puolue puolueen párt pártja pártjának pártot partidul partidului partidulului partis partai κόμμα
        κόμματος κόμματα партия партии партию партія партії партыя партыі партија партије партију странка странке
        حزب احزاب מפלגה מפלגת կուսակցություն პარტია პარტიის kusaktsutyun পার্টি পার্টির पार्टी පක්ෂය කட்சி கட்சி
        पक्ष 党 黨 당 đảng páirtí flokkur flokkurinn erakond partijos partijas alderdia alderdi plaid pati پارٹی partî
        партиясы sarka partitul pc""",
    "socialist": """
        socialist- sozialist- socjalist- sosialist- sosyalist szocialista σοσιαλιστικ- социалист- соціаліст-
        сацыяліст- socijalist- socjaliści اشتراكي- سوسیالیست- سوسياليست- sociālist- sotsialist- sosialistinen
        סוציאליסט- सोशलिस्ट समाजवादी সমাজতান্ত্রিক 社会 社會 사회 sòcialist- 社会主義""",
    "socialism": """
        socialismo socialisme socialismu socialismul socialismului socialismen sozialismus socjalizm- sosialisme
        sosialismen sosialismin sosyalizm szocializmus σοσιαλισμ- социализ- соціалізм- socijaliz- اشتراكية سوسیالیسم
        socializm- socializam""",
    "people": """
        pueblo pueblos povo povos peuple peuples popolo popoli poble pobles populaire populaires popular populares
        popolare popolari volks- volk völker volkes volkens folk- folkets folkens folks- lud- ludu народ- народн-
        люду halk halkın halkların halklar شعب شعبي- شعبية خلق مردم مردمی λαός λαού λαϊκ- λαών kansan kansojen nép
        népe népének népi popor- poporului popular- narod- lidov- lidu lidové ľudov- ľud- ludow- געם העם জনগণ जनता
        人民 인민 popullor- popullit liaudies tautas""",
    "new": """
        nuevo nueva novo nova nouveau nouvelle nuovo nuova neu neue neuen neuer neues ny nya nye nytt nieuwe nieuw
        nou noul nowa nowe nowej нова нової новая новой новый нове νέο νέου νέα νέας yeni nová nové nový noua uusi
        uuden új جديد جديدة نوین جدید 新 xin""",
    "unified": """
        unificado unificada unificat unifié unifiée unificato unificata unido unida unis unie uni unito unita unides
        vereinigt- vereint- geeint- vereinte förenad- forenet forent verenigd- zjednoczon- sjednocen- ujedinjen-
        zedinjen- единая единой единый объединен- об'єднан- об'єднання обединен- уједињен- адзін- ενωμέν- ενιαί-
        ενιαίο birleşik موحد موحدة متحد متحده yhdistynyt egyesült unită ერთიანი 统一 統一 통일""",
    "unity": """
        unidad unidade unité unità unitat einheit enhet enhed jedność jedności единство єдність ενότητα وحدة اتحاد""",
    "revolutionary": """
        revolucionari- revolucionár- révolutionn- rivoluzionari- revolution- revolutsion- revolutionär-
        revolucionarn- rewolucyjn- revolučn- революцион- революційн- рэвалюцыйн- επαναστατικ- devrimci ثوري ثورية
        انقلابی vallankumou- forradalmi revoluționar- revoluţionar- 革命 혁명""",
    "revolution": """
        revolución revolução révolution rivoluzione revolutie rewolucji революции революції devrim ثورة انقلاب""",
    "democratic": """
        democrátic- democratic- démocratique- democratico democratisch- demokratisch- demokratisk- demokratyczn-
        demokratick- demokratsk- демократическ- демократичн- дэмакратычн- δημοκρατικ- demokratik ديمقراطي-
        دیموکراتیک دموکراتیک دمکراتیک demokraattinen demokratikus democrat- demokrat 民主 민주""",
    "democracy": """
        democracia démocratie democrazia demokratie demokrati demokrację demokracji demokracie demokratiaa
        demokracij- демократии демократию демократія демократії δημοκρατία δημοκρατίας demokrasi ديمقراطية دموکراسی
        دمکراسی democrație demokrácia democràcia""",
    "progressive": """
        progresista progresistas progressista progressistas progressiste progressistes progressiv- fortschrittlich-
        fortschritts- progressief progressieve postępow- pokrokov- napredn- прогрессив- прогресивн- прагрэсіўн-
        προοδευτικ- ανορθωτικ- ilerici تقدمي- مترقی ترقیخواه progressiivinen haladó progresist-""",
    "progress": "progreso progresso progrès fortschritt framsteg postępu прогресса ilerleme تقدم",
    "refoundation": """
        refundación refundação refondation rifondazione refundació wiedergründung перезаснування επανίδρυση-""",
    "revival": """
        renacimiento renascimento renaissance rinascita
        wiedergeburt odrodzenia возрождени- відродження αναγέννηση-""",
    "reconstruction": "reconstrucción reconstrução reconstruction ricostruzione wiederaufbau ανασυγκρότηση-",
    "marxist": """
        marxist- marksist- marxistisch- μαρξιστικ- марксист- марксисткск- ماركسي- مارکسیست- मार्क्सवादी marxiste-
        marxista- marxisterna marxismo- marxisme- marksizm-""",
    "leninist": "leninist- leniniste- λενινιστικ- ленинист- ленінськ- ленинск- لينيني- لنینیست- लेनिनवादी leninismo-",
    "marxist-leninist": "mlpd",
    "maoist": "maoist- maoïst- маоист- μαοϊκ- माओवादी مائوئیست-",
    "bolshevik": "bolchevi- bolscevi- bolschewi- большевик- більшовик- μπολσεβίκ- bolshevik- bolszewik-",
    "front": """
        frente fronte front fronten frontu fronta μέτωπο μετώπου фронт фронта фронту cephe- جبهة جبهه rintama
        frontul arcvonal fronts""",
    "union": """
        unión união union unione unió verband bund unie związek związku svaz svazu savez saveza zväz союз союза
        спілка спілки саюз съюз съюза ένωση ένωσης birlik birliği اتحاد liitto szövetség- uniunea uniun- förbund-
        förbundet forbund- forbundet unions""",
    "movement": """
        movimiento movimento mouvement moviment bewegung beweging ruch ruchu hnutí pokret- rörelse- rørelse-
        bevegelse- bevægelse- движение движения рух руху κίνημα κινήματος κίνηση hareket- حركة جنبش liike mozgalom
        mișcarea""",
    "league": "liga ligue lega lliga liga- лига ліга λίγκα رابطة",
    "republic": "república repubblica république republik republiek republika republikken республик-",
    "federation": """
        federación federação fédération federazione föderation federacja federacji федерац- федераці- fédération-""",
    "youth": """
        juventud- juventude- jeunesse- jeune jeunes jove- jovens jovem gioventù giovan- giovanile jugend-
        jungkommunist- ungdom- unga unge ungkommunist- jongeren jeugd- młodzież- młodych mládež- mladých mladež-
        mladi mladih omladin- омладин- молодёж- молод- молоді комсомол- lkym lksm νεολαί- νεολαια- νέων gençli-
        genç- gencli- شباب شبيبة جوانان nuoriso- nuoret ifjúsá- tineret- tinerii младеж- комсомолск- 青年 청년 joven
        jóvenes xuventud- mlade- skoj kne ycl ujc ujce ckm kjö kjo sdaj jpcp ujec joventut""",
    "student": "estudiant- étudiant- studenten studentesc- studentsk- студент- φοιτητ- öğrenci- طلاب",
    "women": "mujeres mulheres femmes donne frauen kvinn- kobiet жен γυναικ- kadın- زنان نساء",
    "tribune": "tribuna tribune trybuna tribün трибун- βήμα منبر تریبون tribün-",
    "initiative": """
        iniciativa initiative iniziativa initiativ inicjatyw- инициатив- ініціатив- πρωτοβουλία- girişim- مبادرة""",
    "liberation": """
        liberación libertação libération liberazione befreiung befrielse bevrijding wyzwolenia osvobození
        oslobođenj- освобожден- визволенн- απελευθέρωση- kurtuluş- تحرير آزادی‌بخش رهایی""",
    "resistance": """
        resistencia resistência résistance resistenza widerstand motstånd- opór oporu сопротивлен- опору αντίστασ-
        مقاومة""",
    "left": """
        izquierda- esquerda- gauche sinistra links- linke linken linkspartei- vänster- vänsterpartiet- lewic- lewica
        levic- ljevic- лев- лівих ліва αριστερά- αριστεράς sol يسار چپ vasemmisto- baloldal- stânga esquerra""",
    "alliance": "alianza aliança alliance alleanza allianz alliansen sojusz- альянс συμμαχία- ittifak- تحالف",
    "coalition": "coalición coligação coalition coalizione koalition koalicja коалиц- συνασπισμ- ائتلاف",
    "solidarity": """
        solidaridad solidariedade solidarité solidarietà solidarität solidarności солидарност- αλληλεγγύη- تضامن""",
    "vanguard": "vanguardia vanguarda avanguardia avantgarde авангард- πρωτοπορία-",
    "pole": "polo pôle pole πόλος πόλο",
    "struggle": "lucha luta lutte lotta kampf kamp борьб- mücadele- αγώνα- نضال مبارزه",
    "peace": "paz paix pace frieden fred pokój pokoju мир мира barış- ειρήνη- سلام صلح",
    "national": """
        nacional nacionales nationale nazionale nationaler национальн-
        національн- εθνικ- ulusal وطني- ملی narodow-""",
    "international": "internacional internationale internazionale международн- міжнародн- διεθν- uluslararası",
    "organisation": """
        organización organização organisation organizzazione organizacja organizacj- организац- організац- οργάνωση-
        örgüt- منظمة سازمان""",
    "congress": "congreso congresso congrès kongress- kongres- конгресс- съезд-",
    "action": "acción ação action azione aktion действи- δράση-",
    "force": "fuerza fuerzas força forças force forces forza forze kraft",
    "armed": "armadas armada armate armées",
    "army": "ejército exército armée esercito armee армия армии",
    "homeland": "patria pátria patrie heimat",
    "patriotic": "patriótic- patriotique- patriottic- patriotisch- патриотич-",
    "independence": "independencia independência indépendance indipendenza unabhängigkeit независимост- незалежн-",
    "free": """
        libre livre libres freie frei свободн- вільн- özgür- libertad liberdade liberté libertà freiheit свобод-""",
    "committee": "comité comitê comitato komitee komitet- комитет- комітет- komite- επιτροπή- لجنة کمیته",
    "council": "consejo conselho conseil consiglio rat rada- совет-",
    "association": "asociación associação associazione vereinigung stowarzyszenie объединение συσπείρωση-",
    "coordination": "coordinación coordenação coordinamento koordination- coordinadora",
    "bloc": "bloque bloco bloc blocco блок",
    "peasants": """
        campesin- campones- camponeses paysan- contadin- bauern- bönder- chłop- крестьян- селян- çiftçi- αγροτ-""",
    "group": "grupo groupe gruppo gruppe gruppo- ομάδα grupa",
    "conservative": "conservador- conservateur- konservativ-",
    "liberal": "liberal- либераль-",
    "reform": "reforma réforme riforma",
    "renewal": "renovación renovação rinnovamento",
    "republican": "republicano republicana républicain- repubblican-",
}

# Several words, or words without blanks between them, with one meaning.
PHRASES = {
    "cộng sản": ("communist",),
    "xã hội": ("socialist",),
    "nhân dân": ("people",),
    "cách mạng": ("revolutionary",),
    "lao động": ("labour",),
    "dân chủ": ("democratic",),
    "marxist leninist": ("marxist-leninist",),
    "marxista leninista": ("marxist-leninist",),
    "marxistes leninistes": ("marxist-leninist",),
    "marxiste leniniste": ("marxist-leninist",),
    "marxisten leninisten": ("marxist-leninist",),
    "m l": ("marxist-leninist",),
    "μ λ": ("marxist-leninist",),
    "м л": ("marxist-leninist",),
    "avant garde": ("vanguard",),
    "working class": ("workers", "class"),
    "social democratic": ("social-democratic",),
    "trade union": ("trade", "union"),
}

# How lists in English shorten names: "CP of Greece", "Lebanese CP", "NCPY".
SHORT_FORMS = {
    "cp": ("communist", "party"),
    "pc": ("communist", "party"),
    "kp": ("communist", "party"),
    "кп": ("communist", "party"),
    "κκ": ("communist", "party"),
    "wp": ("workers", "party"),
    "sp": ("socialist", "party"),
    "ncp": ("new", "communist", "party"),
    "ucp": ("unified", "communist", "party"),
    "rcp": ("revolutionary", "communist", "party"),
    "cwp": ("communist", "workers", "party"),
    "swp": ("socialist", "workers", "party"),
}

# Words that begin no name's meaning; small words that only join.
JOINING = """
    the of and for in to from with by a an at on
    pour por para
    de del la el los las y e do da dos das o os as du des le les l d et au aux a al dels i per pels ng sa mga vu vun
    di dei delle della dell degli dello il lo gli ed per nella nel
    und der die den dem das des von vom fur zur zum im
    van het een voor och det ett av af til og en ei i
    w z ze na za i oraz s a v ve o ja
    и на за в во і й та у від для до
    του της των το η ο οι τα και για στην στη στο τον την
    ve icin ile
    la ال של की का के কা নের и та
    el al va و في من در برای از و le
    din si pentru ale al cu a na agus
"""
