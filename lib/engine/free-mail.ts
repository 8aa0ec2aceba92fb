/** Services with an address of their own in many countries: yahoo.fr, hotmail.co.uk, gmx.at, live.com.au. */
const FAMILIES =
  /^(aol|gmx|googlemail|hotmail|live|msn|outlook|rocketmail|windowslive|yahoo|ymail)\.(?!ai$|io$|me$|tv$)(com|de|net|fr|(com?\.)?[a-z]{2})$/;

/**
 * Where people have private mailboxes: mail services, internet providers of homes, and addresses that
 * forward or soon end. A company's own people write from none of them.
 */
const SERVICES = new Set(
  [
    // Everywhere
    "gmail.com icloud.com me.com mac.com mail.com email.com inbox.com usa.com post.com europe.com",
    "consultant.com engineer.com myself.com fastmail.com fastmail.fm hey.com zoho.com zohomail.com",
    "protonmail.com protonmail.ch proton.me pm.me tutanota.com tutanota.de tuta.com tuta.io",
    "tutamail.com keemail.me hushmail.com mailbox.org posteo.de posteo.net posteo.org runbox.com",
    "mailfence.com disroot.org riseup.net lycos.com excite.com aim.com pobox.com",
    // That forward to another one
    "duck.com privaterelay.appleid.com mozmail.com anonaddy.me",
    "users.noreply.github.com passmail.net",
    // That soon end
    "mailinator.com guerrillamail.com guerrillamail.net sharklasers.com yopmail.com yopmail.fr",
    "10minutemail.com temp-mail.org tempmail.com trashmail.com trash-mail.com dispostable.com",
    "getnada.com maildrop.cc mohmal.com throwawaymail.com mailnesia.com moakt.com emailondeck.com",
    "spam4.me byom.de wegwerfmail.de discard.email fakeinbox.com mintemail.com",
    // Germany, Austria, Switzerland
    "web.de t-online.de freenet.de arcor.de online.de email.de mail.de vodafonemail.de",
    "kabelmail.de unitybox.de versanet.de ewetel.net netcologne.de alice-dsl.net alice.de",
    "o2online.de o2mail.de magentamail.de aon.at a1.net chello.at inode.at liwest.at",
    "bluewin.ch hispeed.ch swissonline.ch",
    // France, Belgium, Netherlands, Luxembourg
    "orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr club-internet.fr numericable.fr",
    "cegetel.net aliceadsl.fr skynet.be telenet.be scarlet.be ziggo.nl kpnmail.nl",
    "planet.nl home.nl hetnet.nl xs4all.nl upcmail.nl casema.nl quicknet.nl chello.nl",
    "pt.lu",
    // United Kingdom, Ireland
    "btinternet.com btopenworld.com sky.com virginmedia.com ntlworld.com blueyonder.co.uk virgin.net",
    "talktalk.net tiscali.co.uk o2.co.uk plus.com freeserve.co.uk eircom.net",
    // Italy, Spain, Portugal, Greece
    "libero.it virgilio.it tiscali.it alice.it tin.it inwind.it iol.it fastwebnet.it email.it",
    "telefonica.net movistar.es terra.es ono.com ya.com sapo.pt netcabo.pt clix.pt iol.pt",
    "otenet.gr in.gr forthnet.gr",
    // The north and the Baltic states
    "bredband.net comhem.se spray.se online.no getmail.no broadpark.no frisurf.no",
    "jubii.dk mail.dk stofanet.dk mail.tele.dk ofir.dk kolumbus.fi luukku.com elisanet.fi pp.inet.fi",
    "suomi24.fi simnet.is mail.ee hot.ee inbox.lv inbox.lt one.lt",
    // The east
    "seznam.cz email.cz centrum.cz post.cz volny.cz azet.sk zoznam.sk centrum.sk wp.pl onet.pl onet.eu",
    "op.pl o2.pl interia.pl interia.eu poczta.onet.pl poczta.fm tlen.pl gazeta.pl vp.pl freemail.hu",
    "citromail.hu indamail.hu t-email.hu abv.bg mail.bg dir.bg net.hr siol.net ukr.net i.ua meta.ua",
    "mail.ru bk.ru list.ru inbox.ru internet.ru rambler.ru ya.ru yandex.ru yandex.com yandex.by",
    "yandex.kz yandex.ua tut.by",
    // Turkey, Israel, the Gulf, Africa
    "mynet.com superonline.com walla.com walla.co.il netvision.net.il bezeqint.net 012.net.il",
    "maktoob.com eim.ae emirates.net.ae mweb.co.za telkomsa.net vodamail.co.za webmail.co.za",
    // India, east Asia
    "rediffmail.com rediff.com indiatimes.com sify.com in.com qq.com vip.qq.com foxmail.com 163.com",
    "126.com 139.com 188.com 189.cn yeah.net vip.163.com sina.com sina.cn vip.sina.com sohu.com tom.com",
    "21cn.com aliyun.com naver.com hanmail.net daum.net nate.com kakao.com docomo.ne.jp ezweb.ne.jp",
    "au.com softbank.ne.jp i.softbank.jp nifty.com biglobe.ne.jp ocn.ne.jp so-net.ne.jp excite.co.jp",
    "hinet.net pchome.com.tw seed.net.tw netvigator.com singnet.com.sg starhub.net.sg streamyx.com",
    // Australia, New Zealand
    "bigpond.com bigpond.net.au optusnet.com.au iinet.net.au tpg.com.au internode.on.net dodo.com.au",
    "westnet.com.au ozemail.com.au xtra.co.nz slingshot.co.nz orcon.net.nz",
    // North America
    "comcast.net verizon.net att.net sbcglobal.net bellsouth.net pacbell.net ameritech.net swbell.net",
    "cox.net charter.net spectrum.net rr.com roadrunner.com twc.com optonline.net optimum.net",
    "earthlink.net mindspring.com juno.com netzero.net netzero.com frontier.com frontiernet.net",
    "windstream.net centurylink.net centurytel.net embarqmail.com q.com suddenlink.net mediacombb.net",
    "cableone.net wowway.com tds.net hughes.net shaw.ca rogers.com sympatico.ca bell.net telus.net",
    "videotron.ca cogeco.ca eastlink.ca sasktel.net mts.net",
    // Latin America
    "terra.com.br terra.com uol.com.br bol.com.br ig.com.br globo.com globomail.com r7.com oi.com.br",
    "zipmail.com.br prodigy.net.mx infinitum.com.mx ciudad.com.ar fibertel.com.ar speedy.com.ar",
    "arnet.com.ar adinet.com.uy cantv.net vtr.net une.net.co",
  ].flatMap((line) => line.split(" ")),
);

/** Whether a domain's addresses say nothing about a company. */
export function isFreeMail(domain: string): boolean {
  return SERVICES.has(domain) || FAMILIES.test(domain);
}
