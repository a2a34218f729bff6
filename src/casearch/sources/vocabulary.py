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
    (a colon follows, or no sentence does); ``brief``: begins with it and is no long sentence; ``colon``: begins
    with it and a colon follows; ``count``: holds it beside a figure; ``holds``: it stands anywhere in the line."""
    zone: str
    """``any``: wherever the line stands; ``edge``: above or below the article's body only."""
    longest: int
    """Words; a longer line is prose that happens to say so."""
    phrases: dict[str, str]


ROWS = (
    Row(
        "share",
        "label",
        "any",
        12,
        {
            "ru": "поделитесь; поделиться; поделись; рассказать друзьям; рассказать в; рассказать о новости; "
            "расскажите друзьям; переслать; перешлите; отправить другу; отправить в; отправить ссылку; "
            "скопировать ссылку; копировать ссылку; в закладки; версия для печати; распечатать",
            "kk": "бөлісу; бөлісіңіз; бөлісіңіздер; достарыңызбен бөліс*; достарыңмен бөліс*; достарыңызға жібер*; досыңа жібер*; жолдау; "
            "сілтемені көшіру; басып шығару; bölısu; bölısıñız; dosyña jıber*; dostaryñyzben bölıs*",
            "en": "share; share this; share on; share via; share with; forward to; "
            "copy link; email this; tweet this; print this; print version; send to a friend; send it to; save for later",
        },
    ),
    Row(
        "subscribe",
        "holds",
        "any",
        22,
        {
            "ru": "подпишитесь; подписывайтесь; подписывайся; присоединяйтесь к нам; читайте нас; следите за нами; "
            "наш telegram*; нашем telegram*; нашего telegram*; наш телеграм*; нашем телеграм*; новости первыми; "
            "мы в telegram; мы в соцсетях; рассылку новостей",
            "kk": "жазылыңыз; жазылыңыздар; арнамызға жазыл*; арнамызға қосыл*; парақшамызға жазыл*; біздің telegram; telegram арнамыз*; "
            "бізді instagram; jazylyñyz; arnamyzğa",
            "en": "subscribe to our; subscribe now; subscribe to the; sign up for; sign up to; follow us; join our; join us on; "
            "our newsletter; in your inbox; to your inbox; our telegram",
        },
    ),
    Row(
        "related",
        "label",
        "any",
        26,
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
        "comment",
        "brief",
        "edge",
        18,
        {
            "ru": "оставить комментар*; оставьте комментар*; оставить отзыв; оставить мнение; добавить комментар*; "
            "написать комментар*; прокомментировать; комментарии; комментариев; ваш комментар*; ваше имя; ваш e-mail; "
            "ваш email; ваш адрес; имя; электронная почта; отправить; обязательные поля; введите код; введите символы; "
            "введите число; введите текст с; сколько будет; captcha; капча; авторизуйтесь; войдите; войти; зарегистрируйтесь; "
            "напишите за; напишите свое; ваша реплика; выскажите*; добавлять комментар*; загрузка; оцените; обсудить; обсуждение",
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
        "comment",
        "holds",
        "any",
        30,
        {
            "ru": "captcha; адрес email не будет; обязательные поля помечены; чтобы оставить комментар*; чтобы комментировать; зарегистрированные пользователи; авторизованные пользователи; комментарии могут",
            "kk": "мекенжайыңыз жарияланбайды; қажетті өрістер; поштаңыз жарияланбайды; белгісімен көрсетілген; пікір қалдыру үшін",
            "en": "email address will not be; required fields are; to leave a comment; to post a comment; to join the conversation",
        },
    ),
    Row(
        "cookie",
        "holds",
        "edge",
        30,
        {
            "ru": "cookie; cookies; файлы куки; политика конфиденциальности; политикой конфиденциальности; "
            "пользовательское соглашение; обработку персональных данных",
            "kk": "құпиялылық саясаты; пайдаланушы келісімі; cookie файлдар*",
            "en": "privacy policy; terms of use; terms of service; terms and conditions; accept all; we use cookies",
        },
    ),
    Row(
        "copyright",
        "holds",
        "edge",
        45,
        {
            "ru": "все права защищены; права защищены; при перепечатке; перепечатка; перепечатывать; при использовании материалов; "
            "при цитировании; использование материалов; ссылка обязательна; ссылка на источник; активная ссылка; активной ссылки; "
            "гиперссылк*; свидетельство о; мнением редакции; мнение редакции; позицией редакции; средство массовой информации",
            "kk": "барлық құқық*; құқықтар қорғалған; сілтеме жасау; сілтеме жасаңыз; сілтеме міндетті; көшіріп алсаңыз; "
            "көшіріп бас*; материалды пайдалан*; материалдарды пайдалан*; гиперсілтеме*; көшіріп жарияла*; пайдаланған жағдайда; редакция көзқарас*; "
            "barlyq qūqyq*; sılteme",
            "en": "all rights reserved; copyright; republish; republication; reproduction; reproduced; without permission; "
            "with attribution; views expressed; opinions expressed",
        },
    ),
    Row(
        "correction",
        "holds",
        "edge",
        25,
        {
            "ru": "ctrl; нашли ошибку; нашли опечатку; увидели ошибку; заметили ошибку; заметили опечатку; сообщить об опечатке; отправлен нашим редакторам; "
            "сообщить об ошибке; сообщите нам",
            "kk": "қате тапсаңыз; қатеміз; қатені белгілеп; қате байқасаңыз",
            "en": "spotted an error; found an error; found a mistake; see a mistake; send us a correction; report a typo; report an error",
        },
    ),
    Row(
        "tags",
        "colon",
        "edge",
        30,
        {
            "ru": "теги; тег; тэги; метки; ключевые слова; темы; тема; рубрика; рубрики; раздел; категория; категории",
            "kk": "тегтер; тэгтер; белгілер; кілт сөздер; тақырыптар; тақырып; айдар; айдары; санат; санаты; taqyryptar; tegter; aidar",
            "en": "tags; tag; topics; topic; keywords; filed under; categories; category; labels; section; posted in",
        },
    ),
    Row(
        "views",
        "count",
        "edge",
        12,
        {
            "ru": "просмотр*; количество просмотров; рейтинг; голосов; прочтени*; прочли; прочитали; прочитано; хиты; время чтения; минут* чтения; мин чтения",
            "kk": "қаралды; қаралым*; қаралған; оқылды; оқылым*; рет қаралды; рет оқылды; ret oqyldy; qaraldy; qaralym*",
            "en": "views; reads; hits; min read; minute read; minutes read; read time; reading time; viewed",
        },
    ),
    Row(
        "byline",
        "colon",
        "edge",
        16,
        {
            "ru": "автор; авторы; текст; корреспондент; подготовил; подготовила; подготовили; редактор; беседовал; беседовала; записал; записала; интервью",
            "kk": "автор; авторы; мәтін; мәтіні; тілші; дайындаған; әзірлеген; сұхбаттасқан; avtor; avtory; mätın",
            "en": "author; authors; words; text; writer; reporter; editor; written by; story by; interview by",
        },
    ),
    Row(
        "byline",
        "start",
        "edge",
        14,
        {
            "ru": "подготовил; подготовила; специально для; об авторе; об авторах",
            "kk": "дайындаған; автор туралы",
            "en": "filed by; filed for; written by; reporting by; photography by; edited by; additional reporting; story by; compiled by; published by; posted by; about the author; about the authors",
        },
    ),
    Row(
        "source",
        "label",
        "edge",
        12,
        {
            "ru": "источник; источники; по материалам; по информации; по сообщению; с использованием материалов; пресс-служба",
            "kk": "дерек; дереккөз; дереккөзі; ақпарат көзі; мәлімет көзі; баспасөз қызметі; derek; derekköz",
            "en": "source; sources; with material from; based on reports; press release; press office",
        },
    ),
    Row(
        "advert",
        "label",
        "any",
        6,
        {
            "ru": "реклама; на правах рекламы; партнерский материал; спонсорский материал",
            "kk": "жарнама; жарнама құқығында; jarnama",
            "en": "advertisement; advertising; sponsored; sponsored content; advertise; ad",
        },
    ),
    Row(
        "rubric",
        "whole",
        "edge",
        5,
        {
            "ru": "новости; лента; лента новостей; вся лента; все новости; главная; главное; главные новости; новости дня; "
            "последнее; свежее; к списку новостей; назад; поиск; меню; войти; регистрация; курс валют; курсы валют; погода; "
            "о нас; контакты; редакция; наверх; далее; интервью; аналитика; общество; политика; экономика; культура; спорт; мир; происшествия; видео; фото; регион; регионы; спецпроекты; колумнисты; мнения; наука",
            "kk": "жаңалықтар; жаңалық; жаңа; басты бет; басты жаңалық*; барлық жаңалық*; таспа; жаңалықтар таспасы; іздеу; мәзір; "
            "валюта бағамы; валюта бағамдары; бүгінгі бағам; ауа райы; күн райы; байланыс; біз туралы; сұхбат; қоғам; саясат; "
            "экономика; мәдениет; спорт; әлем; jañalyqtar; basty bet; qoğam; saiasat; ekonomika; mädeniet",
            "en": "home; news; latest; top stories; top news; breaking news; all news; news feed; menu; search; log in; sign in; "
            "back; back to top; about us; contact us; contacts; weather; exchange rates; currency; interview; politics; economy; "
            "world; business; region; video; videos; photos; technology; science; environment; education; health; lifestyle; markets; culture; sport; opinion; analysis; society",
        },
    ),
    Row(
        "greeting",
        "start",
        "edge",
        16,
        {
            "ru": "уважаемые коллеги; уважаемые друзья; уважаемые журналисты; добрый день; здравствуйте; с уважением; "
            "просим использовать в; просим опубликовать; просим разместить; вы получили это; отписаться",
            "kk": "құрметті әріптес*; құрметті журналист*; сәлеметсіз бе; құрметпен; армысыздар",
            "en": "dear colleagues; dear all; dear editor*; dear friends; hello; kind regards; best regards; regards; sincerely; "
            "for immediate release; you are receiving; you received this; unsubscribe",
        },
    ),
)
