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

PAGE = {
    "ru": "сайт*; страниц*; портал*; ссылк*; раздел*; рубрик*; меню; поиск*; лент*; блог*; форум*; профил*; аккаунт*; кабинет*; логин*; парол*; вход; "
    "регистрац*; авторизац*; подписк*; подписчик*; рассылк*; дайджест*; уведомлени*; канал*; чат*; бот*; приложени*; мобильн*; версия; версии; pdf; "
    "комментари*; комментатор*; отзыв*; опрос*; голосовани*; лайк*; рейтинг*; реклам*; спонсор*; донат*; пожертвовани*; редакци*; редактор*; читател*; "
    "публикаци*; материал*; статья; статьи; статью; статей; архив*; номер*; выпуск*; тираж*; индекс; типографи*; свидетельств*; лицензи*; учредител*; издател*; "
    "права; перепечатк*; копировани*; цитировани*; использовани*; источник*; автор*; текст*; видео; галере*; подкаст*; эфир*; фото*; иллюстраци*; "
    "почт*; email; адрес*; телефон*; тел; офис; контакт*; вакансии; карта; оферта; политика; соглашени*; персональных; модератор*; пользовател*; гость; гостей; "
    "тема; темы; теги; метки; шрифт*; экран*; кнопк*; тест; бонус*; прогноз*; погода",
    "kk": "сайт*; бет; беті; парақша*; портал*; сілтеме*; бөлім*; айдар*; мәзір; таспа*; блог*; форум*; кабинет*; құпиясөз; тіркел*; жазылым*; жазылушы*; "
    "хабарлама*; арна; арнамыз*; арнаға; қолданба*; нұсқа*; пікір*; сауалнама*; дауыс; рейтинг; жарнама*; демеуші*; редакция*; редактор*; оқырман*; "
    "жарияланым*; материал*; мақала*; жазба*; мұрағат*; нөмір*; таралым*; индекс*; баспа*; куәлік*; құрылтайшы*; құқық*; көшіру*; көшірме*; дереккөз*; "
    "автор*; мәтін*; бейне*; подкаст*; эфир*; фото*; сурет*; пошта*; поштаңыз*; мекенжай*; телефон*; байланыс*; вакансия; ереже*; саясаты; келісім*; "
    "пайдаланушы*; модератор*; тақырып*; тегтер; қаріп; экран; түйме; тест; болжам*",
    "en": "site; website; page; portal; link; links; section; menu; search; feed; blog; forum; profile; account; login; password; registration; subscription; "
    "subscriber; subscribers; newsletter; digest; notification; notifications; alert; alerts; channel; bot; app; apps; version; edition; pdf; epub; comment; comments; reply; replies; "
    "poll; quiz; likes; rating; advertising; advertise; sponsor; sponsored; donate; donation; gift; newsroom; editor; editors; editorial; reader; readers; publication; article; "
    "articles; story; stories; archive; issue; license; licence; certificate; publisher; rights; permission; reproduction; republish; reuse; quote; cite; source; author; authors; video; "
    "gallery; podcast; live; photo; email; e-mail; inbox; address; phone; tel; office; contact; contacts; careers; sitemap; map; privacy; policy; terms; cookies; consent; user; moderator; moderators; "
    "topic; topics; tags; theme; font; screen; javascript; browser; print; save; masthead; fellow; nonresident; views; opinions; disclaimer; preferences; free; ad; ads; media; enquiries; inquiries",
}
"""What a page says of itself: its parts, its owner, its readers, its law. Articles say it too, but of fewer things at once."""

DEEDS = {
    "ru": "читать; читайте; смотреть; смотрите; слушать; послушать; прослушать; скачать; скачайте; загрузить; загрузите; листать; листайте; показать; скрыть; открыть; закрыть; войти; войдите; выбрать; найти; "
    "ввести; введите; нажать; нажмите; нажимая; поделиться; поделитесь; переслать; скопировать; сохранить; сохраните; оформить; подписаться; подписывайтесь; подпишитесь; задать; задайте; ответить; "
    "пожаловаться; прислать; пришлите; присылайте; поддержать; поддержите; купить; купите; оплатить; узнать; узнайте; узнавайте; вернуться; перейти; распечатать; голосовать; голосуй; голосуйте; оценить; оцените; "
    "процитировать; отписаться; установить; включить; увеличить; уменьшить; добавить; написать; пишите; напишите; звоните; расскажите; предложить; сообщить; разместить; получить; получайте; оставить; оставьте; "
    "предыдущая; предыдущий; следующая; следующий; назад; далее; наверх; еще; подробнее; полезно; понравилось; понравилась; нравится",
    "kk": "оқу; көру; көріңіз; тыңдау; тыңдаңыз; жүктеу; жүктеңіз; жүктеп; ашу; жабу; кіру; шығу; таңдау; іздеу; жазу; жазыңыз; жаз; жіберу; жіберіңіз; бөлісу; бөліс; сақтау; қалдыру; қалдырыңыз; қалдыр; көрсету; басыңыз; "
    "енгізіңіз; тіркелу; жазылу; жазылыңыз; жазылып; беру; беріңіз; бағалау; бағалаңыз; қолдау; төлеу; өту; ұсыну; қосу; қосыңыз; қосыл; қосылыңыз; хабарлас*; алдыңғы; келесі; артқа; жоғарыға; тағы; толығырақ; "
    "пайдалы; ұнады; ұнаса; таңдауы; oqu; körıñız; jükteu; joǧaryǧa; taǧy; tolyǧyraq",
    "en": "read; watch; listen; download; load; show; hide; open; close; log; sign; choose; find; enter; type; click; tap; share; tweet; pin; forward; copy; subscribe; unsubscribe; ask; send; report; support; buy; pay; "
    "learn; return; go; skip; jump; vote; rate; install; enable; book; join; get; view; see; explore; manage; expand; follow; try; give; tell; write; contact; email; call; embed; request; accept; cancel; continue; "
    "previous; next; back; more; older; newer; latest; popular; related; recommended; trending",
}
"""What can be done on a page: words of buttons."""

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

PAGE_TABLES: dict[str, dict[str, str]] = {"page": PAGE, "deed": DEEDS}
"""Tables that only the model of zones knows: in sentences of news their words are many."""
