"""Words that no line begins with or ends at, but that tell what it is about: pictures, money, weather, the outlet itself.

Written as in ``vocabulary``.
"""

PHOTO = {
    "ru": "фото; фотография; фотографии; фотограф; снимок; снимки; снимок экрана; иллюстрация; иллюстрации; коллаж; кадр; кадры; "
    "скриншот; изображение; инфографика; видео; фотоколлаж; архивное фото; иллюстративное фото",
    "kk": "сурет; суреттер; суреті; суретте; фотосурет; көрнекі сурет; суретті түсірген; бейнекадр; бейне; коллаж; скриншот; suret; suretter",
    "en": "photo; photos; photograph; photographs; photography; picture; pictures; image; images; illustration; illustrations; "
    "handout; handout photo; handout picture; handout image; stills; collage; screenshot; video; infographic; file photo; "
    "photo credit; image credit; credit; courtesy",
}
"""What a credit of a picture begins with, above or below the picture or after its caption."""

PHOTO_ORIGIN = {
    "ru": "из архива; архив; архива; личный архив; автора; предоставлен*; пресс-служб*; сайт*; из открытых источников; из соцсетей",
    "kk": "алынды; алынған; сайтынан; мұрағатынан; мұрағаты; ашық дереккөз*; желісінен; авторға; баспасөз қызмет*; alyndy; alynğan",
    "en": "courtesy; by the author; file; archive; handout; press service; from the organisers; getty; reuters; shutterstock; wikimedia",
}

NETWORKS = {
    "all": "telegram; телеграм; телеграмм; whatsapp; ватсап; вотсап; facebook; фейсбук; vk; вк; вконтакте; twitter; твиттер; instagram; инстаграм; одноклассники; youtube; ютуб; threads; tiktok; тикток; viber; вайбер; linkedin; email; e-mail; mail; print; copy; link; pinterest; reddit; messenger; rss; zen; дзен; copied"
}
"""Names of networks and of the buttons beside them."""

CURRENCIES = {
    "all": "usd; eur; rub; rur; kzt; cny; tjs; kgs; uzs; gbp; tmt; jpy; try; доллар*; еуро; евро; рубль; рубл*; юань; юаня; сом; сомов; сум; сума; сумы; сомони; тенге; теңге; тг; ақш; сша; өзбек; brent; btc; btcusd; золото; алтын; фунт*; dollar*; euro*; rouble*; ruble*; tenge; yuan; gold; oil"
}

RATE_WORDS = {
    "all": "курс; курсы; бағамы; бағам; на; сегодня; бүгінгі; бүгін; today; rate; rates; за; 1; exchange; валют; валюта; сейчас; в"
}

WEATHER = {
    "all": "погода; ясно; облачно; дождь; снег; туман; ветер; ветер*; воздух; пасмурно; осадки; гроза; влажность; ауа; райы; күн; райы; жел; қар; жаңбыр; бұлтты; ашық; күндіз; түнде; weather; sunny; cloudy; rain; snow; wind; clear; fog; humidity; air; pm2; aqi; ночью; днем"
}

MINE = {
    "ru": "мы; нас; нам; нами; наш; наша; наше; наши; наших; нашего; нашей; нашем; редакция; редакции; редакцию; разрешаем; у нас",
    "kk": "біз; бізге; бізді; бізден; біздің; редакция; редакциямыз; хатымыз; сөзімізді; қатеміз; bız; bızge; bızdıñ; redaksia",
    "en": "we; us; our; ours; newsroom; editors; this site; this website; this page; this newspaper; this story; every story; "
    "the editors; night desk; news desk; readers",
}
"""How an outlet speaks of itself. In an article only people who are quoted do."""

YOURS = {
    "ru": "вы; вас; вам; вами; ваш; ваша; ваше; ваши; вашу; вашего; ваших; вашей; вашем",
    "kk": "сіз; сізге; сізді; сіздің; sız; sızge; sızdıñ",
    "en": "you; your; yours; yourself",
}

ASKS = {
    "ru": "ссылк*; комментар*; письмо; рассылк*; газет*; новост*; материал*; текст*; сайт*; подписк*; адрес*; мышк*; письмом; "
    "перешлите; напишите нам; поддержите; присылайте; расскажите; ленте",
    "kk": "сілтеме*; хат; хаты; хатымыз; хабар*; жазба; жазбаны; мақала*; материал*; пікір*; арнаға; арнамыз*; сайтымыз*; сайтқа; газетке; мәтінді; "
    "қалтаңызға; жүріңіз; беріңіз; жазыңыз; habar*; jazba*; sait*",
    "en": "link; links; letter; letters; newsletter; inbox; paragraph; subscription; subscribe; comment; comments; email; copy; "
    "reprint; article; articles; story; stories; edition; issue; correction; typo; donate; support us; follow",
}
"""What an outlet speaks of when it speaks to its readers."""

BIDS = {
    "all": "read; share; follow; subscribe; tell; send; write; join; sign; copy; borrow; quote; forward; pass; keep; ask; get; ring; call; drop; click; tap; support; donate; help; visit; download; watch; listen; save; print; browse; reply; circulate; found; spotted; heard; seen; enjoyed; liked"
}
"""English words that bid, at the start of a line; Russian and Kazakh ones show it by their endings."""

ROLES = {
    "ru": "обозреватель; корреспондент; журналист; журналистка; специально для; редактор; колумнист; собкор; наш корреспондент; эксперт",
    "kk": "шолушы; тілші; журналист; редактор; арнайы; колумнист",
    "en": "correspondent; reporter; staff writer; staff reporter; columnist; editor; contributor; for the; special to",
}
"""What follows a name in a byline."""

TABLES: dict[str, dict[str, str]] = {
    "photo": PHOTO,
    "photo origin": PHOTO_ORIGIN,
    "network": NETWORKS,
    "currency": CURRENCIES,
    "rate": RATE_WORDS,
    "weather": WEATHER,
    "mine": MINE,
    "yours": YOURS,
    "asks": ASKS,
    "bids": BIDS,
    "role": ROLES,
}
"""The tables above by the names the rules know them by."""
