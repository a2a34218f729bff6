"""The words that stand around an article: what buttons, forms, credits and notices say, by kind and language.

``*`` at the end of a word stands for any ending. Words are compared without case, ё and punctuation. Russian
comes first, then Kazakh in both its scripts, then English; a phrase that is one in two languages stands once.
"""

from typing import NamedTuple


class Row(NamedTuple):
    """One kind of line in one place: which words say that a line is of that kind."""

    kind: str
    place: str
    """``whole``: the line is the phrase; ``start``: begins with it; ``label``: begins with it and is a label
    (a colon follows, or no sentence does); ``holds``: it stands anywhere in the line."""
    zone: str
    """``any``: wherever the line stands; ``edge``: above or below the article's body only."""
    longest: int
    """Words; a longer line is prose that happens to say so."""
    phrases: dict[str, str]


ROWS = (
    Row(
        "share", "label", "any", 12,
        {
            "ru": "поделитесь; поделиться; поделись; рассказать друзьям; рассказать соседу; рассказать в; рассказать о новости; "
            "расскажите друзьям; переслать; перешлите; отправить другу; отправить дальше; отправить в; отправить ссылку; "
            "скопировать ссылку; копировать ссылку; в закладки; версия для печати; на бумагу; распечатать",
            "kk": "бөлісу; бөлісіңіз; бөлісіңіздер; достарыңызбен бөліс*; достарыңмен бөліс*; досыңа жібер*; жолдау; "
            "сілтемені көшіру; басып шығару; bölısu; bölısıñız; dosyña jıber*; dostaryñyzben bölıs*",
            "en": "share; share this; share on; share via; share with; forward to; pass it on; pass it along; pass it round; "
            "copy link; email this; tweet this; print this; print version; send to a friend; send it to; save for later",
        },
    ),
    Row(
        "subscribe", "holds", "any", 22,
        {
            "ru": "подпишитесь; подписывайтесь; подписывайся; присоединяйтесь к нам; читайте нас; следите за нами; "
            "наш telegram*; нашем telegram*; нашего telegram*; наш телеграм*; нашем телеграм*; новости первыми; "
            "мы в telegram; мы в соцсетях; рассылку новостей",
            "kk": "жазылыңыз; жазылыңыздар; арнамызға; парақшамызға; біздің telegram; telegram арнамыз*; біздің арна*; "
            "бізді instagram; jazylyñyz; arnamyzğa",
            "en": "subscribe to our; subscribe now; subscribe to the; sign up for; sign up to; follow us; join our; join us on; "
            "our newsletter; in your inbox; to your inbox; our telegram",
        },
    ),
    Row(
        "related", "label", "any", 26,
        {
            "ru": "читайте также; читайте еще; читайте нас; читать также; читать далее; читать полностью; смотрите также; "
            "по теме; еще по теме; также по теме; ранее по теме; другие новости; похожие новости; похожие материалы; "
            "похожие статьи; материалы по теме; новости по теме; статьи по теме; вам может быть; вам будет интересно; "
            "рекомендуем; популярное; популярные новости; самое читаемое; самые читаемые; последние новости; что еще; "
            "другие материалы; больше новостей; еще в разделе; еще новости; новости партнеров; тем временем",
            "kk": "тағы оқыңыз; оқи отырыңыз; сондай-ақ оқыңыз; оқыңыз; осы тақырып*; осыған ұқсас; ұқсас жаңалық*; "
            "ұқсас мақала*; тақырыпқа қатысты; басқа жаңалық*; соңғы жаңалық*; көп оқылған*; қазір оқылып; бүгін оқылып; "
            "сізге қызықты; айдардағы басқа; tağy oqyñyz; oqi otyryñyz; osyğan ūqsas; osy taqyryp*; soñğy jañalyq*",
            "en": "read also; also read; read more; read next; see also; related; related stories; related articles; "
            "related news; related posts; more on this; more from; more stories; you may also; you might also; most read; "
            "most popular; trending now; recommended; recommended for you; latest news; latest stories; don't miss; up next",
        },
    ),
    Row(
        "comment", "start", "edge", 18,
        {
            "ru": "оставить комментар*; оставьте комментар*; оставить отзыв; оставить мнение; добавить комментар*; "
            "написать комментар*; прокомментировать; комментарии; комментариев; ваш комментар*; ваше имя; ваш e-mail; "
            "ваш email; ваш адрес; имя; электронная почта; отправить; обязательные поля; введите код; введите символы; "
            "введите число; введите текст с; сколько будет; captcha; капча; авторизуйтесь; войдите; войти; зарегистрируйтесь; "
            "напишите за; напишите свое; ваша реплика; выскажите*; обсудить; обсуждение",
            "kk": "пікір қалдыр*; пікіріңізді; пікірлер; пікір жаз*; пікір; есіміңіз; атыңыз; аты-жөніңіз; "
            "электрондық пошта мекенжайыңыз; электрондық поштаңыз; поштаңыз; қажетті өрістер; міндетті жолдар; "
            "міндетті өрістер; жұлдызша*; суреттегі сан*; суреттегі код*; суреттегі әріп*; суреттегі төрт; робот болмаса*; "
            "жіберу; жариялау; тіркеліңіз; кіру; ойыңызды айтыңыз; pıkır; pıkırler; pıkır qaldyr*; jıberu",
            "en": "leave a reply; leave a comment; leave comment; post comment; post a comment; add a comment; comments; "
            "no comments; comment; your name; your email; your comment; your e-mail; name; email; required fields; log in to; "
            "login to; sign in to; log in; submit; enter the code; type the; i'm not a robot; join the discussion; "
            "join the conversation; save my name",
        },
    ),
    Row(
        "comment", "holds", "any", 30,
        {
            "ru": "captcha; адрес email не будет; обязательные поля помечены; чтобы оставить комментар*; чтобы комментировать",
            "kk": "мекенжайыңыз жарияланбайды; қажетті өрістер; поштаңыз жарияланбайды; белгісімен көрсетілген; пікір қалдыру үшін",
            "en": "email address will not be; required fields are; to leave a comment; to post a comment; to join the conversation",
        },
    ),
    Row(
        "cookie", "holds", "edge", 30,
        {
            "ru": "cookie; cookies; файлы куки; политика конфиденциальности; политикой конфиденциальности; "
            "пользовательское соглашение; обработку персональных данных",
            "kk": "құпиялылық саясаты; пайдаланушы келісімі; cookie файлдар*",
            "en": "privacy policy; terms of use; terms of service; terms and conditions; accept all; we use cookies",
        },
    ),
    Row(
        "copyright", "holds", "edge", 45,
        {
            "ru": "все права защищены; права защищены; при перепечатке; перепечатка; перепечатывать; при использовании материалов; "
            "при цитировании; использование материалов; ссылка обязательна; ссылка на источник; активная ссылка; активной ссылки; "
            "гиперссылк*; свидетельство о; мнением редакции; мнение редакции; позицией редакции; средство массовой информации",
            "kk": "барлық құқық*; құқықтар қорғалған; сілтеме жасау; сілтеме жасаңыз; сілтеме міндетті; көшіріп алсаңыз; "
            "көшіріп бас*; материалды пайдалан*; материалдарды пайдалан*; пайдаланған жағдайда; редакция көзқарас*; "
            "barlyq qūqyq*; sılteme",
            "en": "all rights reserved; copyright; republish; republication; reproduction; reproduced; without permission; "
            "with attribution; views expressed; opinions expressed",
        },
    ),
    Row(
        "correction", "holds", "edge", 25,
        {
            "ru": "ctrl; нашли ошибку; нашли опечатку; увидели ошибку; заметили ошибку; заметили опечатку; выделите ее; "
            "сообщить об ошибке; сообщите нам",
            "kk": "қате тапсаңыз; қатеміз; қатені белгілеп; қате байқасаңыз",
            "en": "spotted an error; found an error; found a mistake; see a mistake; send us a correction; report a typo; report an error",
        },
    ),
    Row(
        "tags", "colon", "edge", 30,
        {
            "ru": "теги; тег; тэги; метки; ключевые слова; темы; тема; рубрика; рубрики; раздел; категория; категории",
            "kk": "тегтер; тэгтер; белгілер; кілт сөздер; тақырыптар; тақырып; айдар; айдары; санат; санаты; taqyryptar; tegter; aidar",
            "en": "tags; tag; topics; topic; keywords; filed under; categories; category; labels; section; posted in",
        },
    ),
    Row(
        "views", "holds", "edge", 12,
        {
            "ru": "просмотр*; просмотров; прочтени*; прочли; прочитали; прочитано; хиты; время чтения; минут* чтения; мин чтения",
            "kk": "қаралды; қаралым*; қаралған; оқылды; оқылым*; рет қаралды; рет оқылды; ret oqyldy; qaraldy; qaralym*",
            "en": "views; reads; hits; min read; minute read; minutes read; read time; reading time; viewed",
        },
    ),
    Row(
        "byline", "colon", "edge", 16,
        {
            "ru": "автор; авторы; текст; корреспондент; подготовил; подготовила; подготовили; редактор; беседовал; беседовала; записал; записала; интервью",
            "kk": "автор; авторы; мәтін; мәтіні; тілші; дайындаған; әзірлеген; сұхбаттасқан; avtor; avtory; mätın",
            "en": "author; authors; words; text; writer; reporter; editor; written by; story by; interview by",
        },
    ),
    Row(
        "byline", "start", "edge", 14,
        {
            "ru": "подготовил; подготовила; специально для",
            "kk": "дайындаған",
            "en": "filed by; filed for; written by; reporting by; edited by; additional reporting; story by; compiled by; published by; posted by",
        },
    ),
    Row(
        "source", "label", "edge", 12,
        {
            "ru": "источник; источники; по материалам; по информации; по сообщению; с использованием материалов; пресс-служба",
            "kk": "дерек; дереккөз; дереккөзі; ақпарат көзі; мәлімет көзі; баспасөз қызметі; derek; derekköz",
            "en": "source; sources; with material from; based on reports; press release; press office",
        },
    ),
    Row(
        "advert", "whole", "any", 5,
        {
            "ru": "реклама; на правах рекламы; партнерский материал; спонсорский материал",
            "kk": "жарнама; жарнама құқығында; jarnama",
            "en": "advertisement; advertising; sponsored; sponsored content; advertise; ad",
        },
    ),
    Row(
        "rubric", "whole", "edge", 5,
        {
            "ru": "новости; лента; лента новостей; вся лента; все новости; главная; главное; главные новости; новости дня; "
            "последнее; свежее; к списку новостей; назад; поиск; меню; войти; регистрация; курс валют; курсы валют; погода; "
            "о нас; контакты; редакция; наверх; далее; интервью; аналитика; общество; политика; экономика; культура; спорт; мир",
            "kk": "жаңалықтар; жаңалық; жаңа; басты бет; басты жаңалық*; барлық жаңалық*; таспа; жаңалықтар таспасы; іздеу; мәзір; "
            "валюта бағамы; валюта бағамдары; бүгінгі бағам; ауа райы; күн райы; байланыс; біз туралы; сұхбат; қоғам; саясат; "
            "экономика; мәдениет; спорт; әлем; jañalyqtar; basty bet; qoğam; saiasat; ekonomika; mädeniet",
            "en": "home; news; latest; top stories; top news; breaking news; all news; news feed; menu; search; log in; sign in; "
            "back; back to top; about us; contact us; contacts; weather; exchange rates; currency; interview; politics; economy; "
            "world; business; culture; sport; opinion; analysis; society",
        },
    ),
    Row(
        "greeting", "start", "edge", 16,
        {
            "ru": "уважаемые коллеги; уважаемые друзья; уважаемые журналисты; добрый день; здравствуйте; с уважением; "
            "просим использовать в; просим опубликовать; просим разместить; вы получили это; отписаться",
            "kk": "құрметті әріптес*; құрметті журналист*; сәлеметсіз бе; құрметпен; армысыздар",
            "en": "dear colleagues; dear all; dear editor*; dear friends; hello; kind regards; best regards; regards; sincerely; "
            "for immediate release; you are receiving; you received this; unsubscribe",
        },
    ),
)

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
    "ru": "из архива; архив; автора; предоставлен*; пресс-служб*; сайт*; из открытых источников; из соцсетей",
    "kk": "алынды; алынған; сайтынан; мұрағатынан; мұрағаты; ашық дереккөз*; желісінен; авторға; баспасөз қызмет*; alyndy; alynğan",
    "en": "courtesy; by the author; file; archive; handout; press service; from the organisers; getty; reuters; shutterstock; wikimedia",
}

NETWORKS = {"all": "telegram; телеграм; телеграмм; whatsapp; ватсап; вотсап; facebook; фейсбук; vk; вк; вконтакте; twitter; твиттер; x; instagram; инстаграм; одноклассники; ok; youtube; ютуб; threads; tiktok; тикток; viber; вайбер; linkedin; email; e-mail; mail; print; copy; link; pinterest; reddit; messenger; rss; zen; дзен; max; copied"}
"""Names of networks and of the buttons beside them."""

CURRENCIES = {"all": "usd; eur; rub; rur; kzt; cny; tjs; kgs; uzs; gbp; tmt; jpy; try; доллар*; еуро; евро; рубль; рубл*; юань; юаня; сом; сомов; сум; сума; сумы; сомони; тенге; теңге; тг; ақш; сша; өзбек; brent; btc; btcusd; золото; алтын; фунт*; dollar*; euro*; rouble*; ruble*; tenge; yuan; gold; oil"}

RATE_WORDS = {"all": "курс; курсы; бағамы; бағам; на; сегодня; бүгінгі; бүгін; today; rate; rates; за; 1; exchange; валют; валюта; сейчас; в"}

WEATHER = {"all": "погода; ясно; облачно; дождь; снег; туман; ветер; ветер*; воздух; пасмурно; осадки; гроза; влажность; ауа; райы; күн; райы; жел; қар; жаңбыр; бұлтты; ашық; күндіз; түнде; weather; sunny; cloudy; rain; snow; wind; clear; fog; humidity; air; pm2; aqi; ночью; днем"}

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
    "перешлите; напишите; читайте; звоните; пишите; поддержите; присылайте; расскажите; ленте",
    "kk": "сілтеме*; хат; хаты; хатымыз; хабар*; жазба; жазбаны; мақала*; материал*; пікір*; арна*; сайт*; газет*; мәтінді; "
    "қалтаңызға; жүріңіз; беріңіз; жазыңыз; habar*; jazba*; sait*",
    "en": "link; links; letter; letters; newsletter; inbox; paragraph; subscription; subscribe; comment; comments; email; copy; "
    "reprint; article; articles; story; stories; edition; issue; correction; typo; donate; support us; follow",
}
"""What an outlet speaks of when it speaks to its readers."""

BIDS = {"all": "read; share; follow; subscribe; tell; send; write; join; sign; copy; borrow; quote; forward; pass; keep; ask; get; ring; call; drop; click; tap; support; donate; help; visit; download; watch; listen; save; print; browse; reply; circulate; found; spotted; heard; seen; enjoyed; liked"}
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
