//! The verbs of a journey: log in, fill in, sign, look where a case stands.

use reqwest::Method;
use serde_json::Value;

use super::{
    browser::{Antwort, Bitte, Browser, Rumpf},
    laufzeit::warte_auf,
};

/// A picture like the photo of a paper.
pub(crate) const FOTO: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/examples/musterland/bestaetigung.png"
));

/// Base URLs of everything that runs.
#[derive(Clone, Debug)]
pub(crate) struct Orte {
    pub(crate) dienst: String,
    pub(crate) anbieter: String,
    pub(crate) altstadt: String,
    pub(crate) neustadt: String,
}

impl Orte {
    pub(crate) fn url(&self, pfad: &str) -> String {
        format!("{}{pfad}", self.dienst)
    }
}

/// What is chosen on the identity provider's page.
#[derive(Clone, Copy)]
pub(crate) struct Wahl<'a> {
    pub(crate) person: &'a str,
    pub(crate) chip: &'a str,
    pub(crate) niveau: &'a str,
    pub(crate) ergebnis: &'a str,
}

impl<'a> Wahl<'a> {
    /// The person with the old chip, at level high.
    pub(crate) const fn als(person: &'a str) -> Self {
        Self {
            person,
            chip: "alt",
            niveau: "hoch",
            ergebnis: "ok",
        }
    }
}

/// A move.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Umzug {
    pub(crate) person: &'static str,
    pub(crate) strasse: &'static str,
    pub(crate) hausnummer: &'static str,
    pub(crate) mit_bestaetigung: bool,
}

impl Umzug {
    /// To Neustadt, with the landlord's confirmation.
    pub(crate) const fn von(person: &'static str) -> Self {
        Self {
            person,
            strasse: "Neue Straße",
            hausnummer: "7",
            mit_bestaetigung: true,
        }
    }
}

/// Chooses on the page of the identity provider; the answer is what the service shows then.
pub(crate) async fn waehle(browser: &mut Browser, seite: &Antwort, wahl: Wahl<'_>) -> Antwort {
    let rumpf = auswahl(seite, wahl);
    let url = seite.url.join("/auswahl").unwrap();
    browser.sende(url.as_str(), rumpf).await
}

/// Chooses, but stops before the browser returns to the service; gives the address that it would call.
pub(crate) async fn waehle_ohne_rueckkehr(browser: &mut Browser, seite: &Antwort, wahl: Wahl<'_>) -> String {
    let (rumpf, url) = (auswahl(seite, wahl), seite.url.join("/auswahl").unwrap());
    let bitte = Bitte {
        methode: Method::POST,
        url: url.as_str(),
        kopf: &[],
        rumpf: Some(rumpf),
    };
    browser.einmal(bitte).await.unwrap().ziel().unwrap().into()
}

fn auswahl(seite: &Antwort, wahl: Wahl<'_>) -> Rumpf {
    Rumpf::formular(&[
        ("vorgang", &seite.feld("vorgang")),
        ("person", wahl.person),
        ("chip", wahl.chip),
        ("niveau", wahl.niveau),
        ("ergebnis", wahl.ergebnis),
    ])
}

/// A new browser, logged in, at `pfad`.
pub(crate) async fn melde_an(orte: &Orte, wahl: Wahl<'_>, pfad: &str) -> (Browser, Antwort) {
    let mut browser = Browser::neu();
    let seite = browser
        .hole(&orte.url(&format!("/anmelden?zurueck={pfad}")))
        .await;
    assert!(
        seite.url.as_str().starts_with(&orte.anbieter),
        "{} {}",
        seite.url,
        seite.text()
    );
    let antwort = waehle(&mut browser, &seite, wahl).await;
    (browser, antwort)
}

/// Begins a draft; gives its path.
pub(crate) async fn beginne(browser: &mut Browser, orte: &Orte) -> String {
    let seite = browser
        .hole(&orte.url("/anmeldung"))
        .await
        .erwarte(200, "/anmeldung");
    let neu = Rumpf::formular(&[("csrf", &seite.feld("csrf")), ("neu", "ja")]);
    let mut seite = browser.sende(&orte.url("/anmeldung"), neu).await;
    if seite.url.path().ends_with("/familie") {
        // Nobody moves along.
        let csrf = Rumpf::formular(&[("csrf", &seite.feld("csrf"))]);
        seite = browser.sende(seite.url.as_str(), csrf).await;
    }
    let seite = seite.erwarte(200, "/daten");
    let entwurf = seite.url.path().trim_end_matches("/daten").to_owned();
    let csrf = Rumpf::formular(&[("csrf", &seite.feld("csrf"))]);
    browser
        .sende(seite.url.as_str(), csrf)
        .await
        .erwarte(200, "/wohnung");
    entwurf
}

/// Fills in a draft and ends at the summary.
pub(crate) async fn fuelle_aus(browser: &mut Browser, orte: &Orte, umzug: Umzug) -> Antwort {
    let entwurf = beginne(browser, orte).await;
    let csrf = browser
        .hole(&orte.url(&format!("{entwurf}/wohnung")))
        .await
        .feld("csrf");
    let seite = browser
        .sende(&orte.url(&format!("{entwurf}/wohnung")), wohnung(&csrf, umzug))
        .await;
    let seite = seite.erwarte(200, "/einzug");
    let seite = browser.sende(seite.url.as_str(), einzug(&csrf)).await;
    let seite = seite.erwarte(200, "/wohnungsgeber");
    let seite = browser.sende(seite.url.as_str(), wohnungsgeber(&csrf)).await;
    let seite = seite.erwarte(200, "/nachweis");
    let seite = browser
        .sende(seite.url.as_str(), nachweis(&csrf, umzug.mit_bestaetigung))
        .await;
    let seite = seite.erwarte(200, "/wuensche");
    let csrf = Rumpf::formular(&[("csrf", &csrf)]);
    let seite = browser.sende(seite.url.as_str(), csrf).await;
    seite.erwarte(200, "/zusammenfassung")
}

pub(crate) fn wohnung(csrf: &str, umzug: Umzug) -> Rumpf {
    Rumpf::formular(&[
        ("csrf", csrf),
        ("gemeinde", "99000002"),
        ("strasse", umzug.strasse),
        ("hausnummer", umzug.hausnummer),
        ("postleitzahl", "99002"),
    ])
}

pub(crate) fn einzug(csrf: &str) -> Rumpf {
    let gestern = jiff::Zoned::now().yesterday().unwrap().date();
    Rumpf::formular(&[
        ("csrf", csrf),
        ("einzug_tag", &gestern.day().to_string()),
        ("einzug_monat", &gestern.month().to_string()),
        ("einzug_jahr", &gestern.year().to_string()),
        ("bisherige_0", "aufgeben"),
    ])
}

pub(crate) fn wohnungsgeber(csrf: &str) -> Rumpf {
    Rumpf::formular(&[
        ("csrf", csrf),
        ("art", "vermietung"),
        ("name", "Haus und Grund Musterbau"),
        ("strasse_hausnummer", "Marktstraße 9"),
        ("plz_ort", "99002 Neustadt"),
    ])
}

fn nachweis(csrf: &str, mit_bestaetigung: bool) -> Rumpf {
    let felder = [
        ("csrf", csrf),
        ("nachweis", if mit_bestaetigung { "datei" } else { "keine" }),
        ("ohne_grund", if mit_bestaetigung { "" } else { "spaeter" }),
    ];
    if mit_bestaetigung {
        Rumpf::mit_datei(&felder, "bestaetigung.png", FOTO)
    } else {
        Rumpf::mit_datei(&felder, "", &[])
    }
}

/// From the summary to the identity provider's page of the signing login.
pub(crate) async fn zur_unterschrift(browser: &mut Browser, zusammenfassung: &Antwort) -> Antwort {
    let rumpf = Rumpf::formular(&[
        ("csrf", &zusammenfassung.feld("csrf")),
        ("abdruck", &zusammenfassung.feld("abdruck")),
    ]);
    browser.sende(zusammenfassung.url.as_str(), rumpf).await
}

/// Fills in and signs; gives the id of the case.
pub(crate) async fn reiche_ein(browser: &mut Browser, orte: &Orte, umzug: Umzug) -> String {
    let zusammenfassung = fuelle_aus(browser, orte, umzug).await;
    unterschreibe(browser, &zusammenfassung, umzug.person).await
}

/// Signs the summary; gives the id of the case.
pub(crate) async fn unterschreibe(browser: &mut Browser, zusammenfassung: &Antwort, person: &str) -> String {
    let seite = zur_unterschrift(browser, zusammenfassung).await;
    let quittung = waehle(browser, &seite, Wahl::als(person)).await;
    let fall = quittung.url.path().strip_prefix("/faelle/").map(str::to_owned);
    let fall = fall.unwrap_or_else(|| panic!("no receipt at {}: {}", quittung.url, quittung.text()));
    assert!(quittung.text().contains("MW-"), "the receipt has no Aktenzeichen");
    fall
}

/// The case as the API tells it.
pub(crate) async fn stand(browser: &mut Browser, orte: &Orte, fall: &str) -> Value {
    browser.json(&orte.url(&format!("/api/v1/faelle/{fall}"))).await
}

/// Waits until the case is in this state.
pub(crate) async fn warte_auf_zustand(
    browser: &mut Browser,
    orte: &Orte,
    fall: &str,
    zustand: &str,
) -> Value {
    warte_auf(&format!("case {fall} becomes {zustand}"), async || {
        let stand = stand(browser, orte, fall).await;
        (stand["zustand"]["name"] == zustand).then_some(stand)
    })
    .await
}
