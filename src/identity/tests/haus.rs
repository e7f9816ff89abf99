//! Relying party, dev provider and browser for one test, on the store that the product has.

use std::{collections::BTreeMap, net::TcpListener, sync::Arc};

use jiff::Timestamp;
use url::Url;

use super::{Stelluhr, WEITERLEITUNG, land, settings};
use crate::{
    audit::Vorgang,
    identity::{
        Abbruch, Abschluss, Anmeldedienst, ClientAuthentisierung, Rueckkehr, Schluesselpaar,
        beginne_anmeldung,
        dev::{self, ClientNachweis, DevAnmeldedienst, DevClient, Personen},
        schliesse_anmeldung_ab,
    },
    kernel::{Geheim, KontoId, Uhr, zufall::FesterZufall},
    store::{AnmeldeZweck, Bestand, SitzungRecord, proben::Probe},
};

const PERSONEN: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/examples/musterland/personen.toml"
));

/// A relying party with its store, and the dev provider it sends people to.
pub(super) struct Haus {
    probe: Probe,
    pub(super) dienst: Anmeldedienst,
    pub(super) op: DevAnmeldedienst,
    pub(super) uhr: Arc<Stelluhr>,
    pub(super) browser: reqwest::Client,
}

/// What a person chooses on the page.
pub(super) type Wahl<'a> = [(&'a str, &'a str); 4];

pub(super) const ERIKA: Wahl<'static> = [
    ("person", "erika"),
    ("chip", "alt"),
    ("niveau", "hoch"),
    ("ergebnis", "ok"),
];

impl Haus {
    pub(super) async fn neu() -> Self {
        let paar = Schluesselpaar::erzeuge().unwrap();
        Self::mit(
            ClientNachweis::Schluessel(paar.oeffentlich_pem.clone()),
            &paar,
            None,
        )
        .await
    }

    pub(super) async fn mit(
        nachweis: ClientNachweis,
        paar: &Schluesselpaar,
        geheimnis: Option<Geheim>,
    ) -> Self {
        let uhr = Stelluhr::neu();
        let client = DevClient {
            client_id: "meldewerk".to_owned(),
            weiterleitungen: vec![WEITERLEITUNG.to_owned()],
            nachweis,
        };
        let op = DevAnmeldedienst::starte(
            TcpListener::bind("127.0.0.1:0").unwrap(),
            dev::Settings {
                personen: Personen::parse(PERSONEN).unwrap(),
                clients: vec![client],
                stichtag: uhr.heute(),
            },
            Arc::<Stelluhr>::clone(&uhr),
            Arc::new(FesterZufall::neu(3)),
        )
        .unwrap();
        let mut settings = settings(&op.aussteller(), paar);
        if let Some(geheimnis) = geheimnis {
            settings.client_authentisierung = ClientAuthentisierung::Geheimnis(geheimnis);
        }
        let dienst = Anmeldedienst::neu(
            settings,
            Arc::<Stelluhr>::clone(&uhr),
            Arc::new(FesterZufall::neu(5)),
        )
        .unwrap();
        let browser = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        Self {
            probe: Probe::neu().await,
            dienst,
            op,
            uhr,
            browser,
        }
    }

    /// Opens the page and sends its form; gives the query with which the browser comes back.
    pub(super) async fn waehle(&self, url: &str, wahl: Wahl<'_>) -> Rueckkehr {
        let seite = self.browser.get(url).send().await.unwrap();
        assert_eq!(seite.status(), 200);
        let csp = seite.headers()["content-security-policy"]
            .to_str()
            .unwrap()
            .to_owned();
        assert!(csp.contains("form-action 'self' http://127.0.0.1:9;"), "{csp}");
        let seite = seite.text().await.unwrap();
        assert!(seite.contains("Entwicklungs-Anmeldedienst – keine echte Anmeldung"));
        let vorgang = seite
            .split_once("name=\"vorgang\" value=\"")
            .unwrap()
            .1
            .split_once('"')
            .unwrap()
            .0;
        let mut formular = url::form_urlencoded::Serializer::new(String::new());
        formular.append_pair("vorgang", vorgang).extend_pairs(wahl);
        let antwort = self
            .browser
            .post(format!("{}/auswahl", self.op.aussteller()))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(formular.finish())
            .send()
            .await
            .unwrap();
        assert_eq!(antwort.status(), 303);
        let ziel = Url::parse(antwort.headers()["location"].to_str().unwrap()).unwrap();
        assert!(ziel.as_str().starts_with(WEITERLEITUNG));
        let frage: BTreeMap<_, _> = ziel
            .query_pairs()
            .map(|(k, v)| (k.into_owned(), v.into_owned()))
            .collect();
        let wert = |name: &str| frage.get(name).cloned();
        Rueckkehr {
            code: wert("code"),
            state: wert("state"),
            iss: wert("iss"),
            error: wert("error"),
        }
    }

    pub(super) async fn melde_an(
        &self,
        zweck: AnmeldeZweck,
        wahl: Wahl<'_>,
        alte: Option<&str>,
    ) -> Result<Abschluss, Abbruch> {
        let umleitung = beginne_anmeldung(self.bestand(), &self.dienst, &land(), zweck, "/entwurf")
            .await
            .unwrap();
        let rueckkehr = self.waehle(&umleitung.url, wahl).await;
        let browser = umleitung.browser_geheimnis.offen();
        schliesse_anmeldung_ab(
            self.bestand(),
            &self.dienst,
            &land(),
            rueckkehr,
            Some(browser),
            alte,
        )
        .await
    }

    /// The store, as the use cases of a login take it.
    pub(super) fn bestand(&self) -> &dyn Bestand {
        &*self.probe.bestand
    }

    /// The session that is stored under this hash.
    pub(super) async fn sitzung(&self, id_hash: [u8; 32]) -> Option<SitzungRecord> {
        let mut einheit = self.bestand().lesen().await.unwrap();
        einheit.sitzungen().finde(&land(), id_hash).await.unwrap()
    }

    /// How many sessions are stored, whosever they are.
    pub(super) async fn zahl_der_sitzungen(&self) -> u64 {
        // Every session has ended by then; the unit of work is dropped, so all of them stay.
        let mut einheit = self.bestand().schreiben().await.unwrap();
        einheit.sitzungen().raeume_auf(Timestamp::MAX).await.unwrap()
    }

    /// The account of the person with this key in the file of people, if there is one.
    pub(super) async fn konto(&self, key: &str) -> Option<KontoId> {
        let personen = Personen::parse(PERSONEN).unwrap().personen;
        let subjekt = personen.into_iter().find(|person| person.key == key).unwrap().sub;
        // An account made only now has this id, and goes with the unit of work.
        let neu = KontoId::aus(uuid::Uuid::max());
        let mut einheit = self.bestand().schreiben().await.unwrap();
        let konto = einheit
            .konten()
            .finde_oder_lege_an(&land(), &self.op.aussteller(), &subjekt, neu, self.uhr.jetzt())
            .await
            .unwrap();
        (konto.id != neu).then_some(konto.id)
    }

    /// What the journal tells, oldest first.
    pub(super) async fn journal(&self) -> Vec<Vorgang> {
        let mut einheit = self.bestand().lesen().await.unwrap();
        let zeilen = einheit.journal().seite(&land(), 0, 1000).await.unwrap();
        zeilen
            .into_iter()
            .map(|zeile| zeile.eintrag().unwrap().vorgang)
            .collect()
    }
}
