//! Two registers of Musterland, a clock to turn, and the messages of a portal.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use xoev::{
    Nachricht, Text,
    werte::{self, Binaer, Ja},
    xmeld::{
        AbrufMeldebescheinigung1700, AbrufMeldeschein1702, Bestaetigungscode1706, Meldeschein1704,
        anmeldung::{
            ErgaenzendeMeldedaten, MeldescheinPersonendaten, NeueWohnung, Widersprueche, Wohnungsgeber,
        },
        anschrift::AnschriftInland,
        identifikation::{Identifikation, IdentifikationAnschrift, StrasseUndHausnummer},
        meldebescheinigung::{Anforderung, Datenumfang},
        meldeschein::{MeldescheinAntwort, VorausgefuellterMeldeschein},
        person::Geburtsdatum,
    },
};

use crate::{
    kernel::{Geheim, NachrichtId, Uhr, Zufall, zufall::FesterZufall},
    land::{Behoerde, Gemeinde, Hausanschrift, Leistung},
    register::{
        Settings, amt::Amt, anschriften::code, einwohner::Schluessel, personen::musterland, settings::Portal,
        stube::Stube,
    },
    urkunde::Setzerei,
};

pub(super) const PERSONEN: &str = include_str!("../../../examples/musterland/personen.toml");
pub(super) const REGISTER: &str = include_str!("../../../examples/musterland/register.toml");
pub(super) const ALTSTADT: &str = "99000001";
pub(super) const NEUSTADT: &str = "99000002";
pub(super) const SCHLUESSEL: &str = "geheim-fuer-den-test";

/// A clock that a test turns.
pub(super) struct Stelluhr(Mutex<Timestamp>);

impl Stelluhr {
    pub(super) fn vor(&self, um: SignedDuration) {
        *self.0.lock().unwrap() += um;
    }
}

impl Uhr for Stelluhr {
    fn jetzt(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

pub(super) struct Welt {
    pub uhr: Arc<Stelluhr>,
    pub zufall: Arc<FesterZufall>,
    pub setzerei: Arc<Setzerei>,
    ordner: tempfile::TempDir,
}

impl Welt {
    pub(super) fn neu() -> Self {
        Self {
            uhr: Arc::new(Stelluhr(Mutex::new("2026-11-21T09:00:00Z".parse().unwrap()))),
            zufall: Arc::new(FesterZufall::neu(7)),
            setzerei: Arc::new(Setzerei::neu().unwrap()),
            ordner: tempfile::tempdir().unwrap(),
        }
    }

    pub(super) fn settings(&self, ags: &str) -> Settings {
        let ags = xoev::Ags::parse(ags).unwrap();
        let (bestand, strassen) = musterland(PERSONEN, REGISTER, ags).unwrap();
        Settings {
            gemeinde: Gemeinde {
                ags,
                name: if ags.as_str() == ALTSTADT {
                    "Altstadt"
                } else {
                    "Neustadt"
                }
                .to_owned(),
                meldebehoerde: behoerde("Bürgeramt"),
                leistungen: vec![Leistung::Anmeldung],
            },
            zugangsschluessel: Geheim::neu(SCHLUESSEL.to_owned()),
            portal: Portal {
                kennung: "990000000001".to_owned(),
                behoerde: behoerde("Portal Musterland"),
            },
            verzeichnis: self.ordner.path().join(ags.as_str()),
            bestand,
            strassen,
            andere: Vec::new(),
            antwortverzug: Duration::ZERO,
            testbetrieb: true,
        }
    }

    pub(super) fn stube(&self, ags: &str) -> Stube {
        self.stube_mit(self.settings(ags))
    }

    pub(super) fn stube_mit(&self, settings: Settings) -> Stube {
        let zufall: Arc<dyn Zufall> = Arc::<FesterZufall>::clone(&self.zufall);
        Stube::oeffne(
            settings,
            Arc::<Stelluhr>::clone(&self.uhr),
            zufall,
            Arc::clone(&self.setzerei),
        )
        .unwrap()
    }

    /// A message from the portal to `ags`.
    fn kopf(&self, ags: &str) -> xoev::Kopf {
        let settings = self.settings(ags);
        let amt = Amt {
            settings: &settings,
            setzerei: &self.setzerei,
            zufall: &*self.zufall,
            jetzt: self.uhr.jetzt(),
        };
        let mut kopf = amt.kopf().unwrap();
        let (leser, autor) = (kopf.leser.clone(), kopf.autor.clone());
        kopf.leser = autor.into();
        kopf.autor.kennung = leser.kennung;
        kopf
    }

    pub(super) fn frage_1702(&self, ags: &str, identifikation: Identifikation) -> Nachricht {
        AbrufMeldeschein1702 {
            kopf: self.kopf(ags),
            identifikation,
        }
        .into()
    }

    pub(super) fn frage_1700(
        &self,
        ags: &str,
        identifikation: Identifikation,
        datenumfang: Datenumfang,
    ) -> Nachricht {
        let zustellvariante = xoev::codes::Zustellvariante::Daten;
        let steuerungsinformationen = Anforderung {
            datenumfang,
            zustellvariante,
        };
        AbrufMeldebescheinigung1700 {
            kopf: self.kopf(ags),
            identifikation,
            steuerungsinformationen,
        }
        .into()
    }

    pub(super) fn code_1706(&self, ags: &str, identifikation: Identifikation, code: &str) -> Nachricht {
        Bestaetigungscode1706 {
            kopf: self.kopf(ags),
            identifikation,
            code: text(code),
        }
        .into()
    }

    /// The Meldeschein of a persona as the register `von` pre-fills it, completed and sent to `nach`.
    pub(super) fn meldeschein_1704(
        &self,
        von: &Stube,
        key: &str,
        nach: &str,
        umzug: &Umzug,
    ) -> Meldeschein1704 {
        let ags = von.settings().gemeinde.ags;
        let identifikation = self.persona(ags.as_str(), key);
        let antwort = frage(von, &self.frage_1702(ags.as_str(), identifikation.clone()));
        let Nachricht::MeldescheinAntwort1703(antwort) = antwort else {
            panic!("no 1703")
        };
        let MeldescheinAntwort::VorausgefuellterMeldeschein(schein) = antwort.antwort else {
            panic!("refused")
        };
        Meldeschein1704 {
            kopf: self.kopf(nach),
            identifikation,
            berechtigte_person: bestaetigt(schein.meldeschein),
            weitere: None,
            ergaenzende_meldedaten: ErgaenzendeMeldedaten {
                wohnungsgeber: Wohnungsgeber::default(),
                wohnung: NeueWohnung {
                    anschrift: AnschriftInland {
                        gemeindeschluessel: code(nach, "2026-04-30").unwrap(),
                        hausnummer: Some(werte::Hausnummer::parse("7").unwrap()),
                        hausnummer_zusatz: None,
                        postleitzahl: werte::Postleitzahl::parse(umzug.postleitzahl).unwrap(),
                        stockwerk: None,
                        strasse: text(umzug.strasse),
                        teilnummer: None,
                        wohnort: text("Ort"),
                        frueherer_gemeindename: None,
                        wohnungsinhaber: None,
                        zusatzangaben: None,
                    },
                    datum_des_beziehens: umzug.einzug.parse().unwrap(),
                },
                datum_des_auszugs: None,
                wohnungsgeberbestaetigung: umzug.bestaetigung.then(|| Binaer(b"%PDF-1.7".to_vec())),
            },
            landesspezifisch: None,
            freitext: Vec::new(),
        }
    }

    /// How a persona identifies: with the address that the register has.
    pub(super) fn persona(&self, ags: &str, key: &str) -> Identifikation {
        let settings = self.settings(ags);
        let person = settings.bestand.get(&Schluessel::neu(key)).unwrap();
        let anschrift = &person.wohnungen.first().unwrap().anschrift;
        Identifikation {
            familienname: person.person.familienname.clone().into(),
            vornamen: person.person.vornamen.clone().unwrap().into(),
            geburt: Geburtsdatum {
                geburtsdatum: person.person.geburtsdatum,
            },
            anschrift: IdentifikationAnschrift {
                gemeindeschluessel: code(ags, "2026-04-30").unwrap(),
                postleitzahl: werte::Postleitzahl::parse(anschrift.postleitzahl.as_str()).unwrap(),
                strasse_und_hausnummer: StrasseUndHausnummer::Konkateniert(text(
                    &anschrift.strasse_und_nummer(),
                )),
            },
        }
    }
}

/// Where to, and with which paper.
pub(super) struct Umzug {
    pub strasse: &'static str,
    pub postleitzahl: &'static str,
    pub einzug: &'static str,
    pub bestaetigung: bool,
}

/// Into the Neue Straße with the landlord's paper.
pub(super) const NEUE_STRASSE: Umzug = Umzug {
    strasse: "Neue Straße",
    postleitzahl: "99002",
    einzug: "2026-11-15",
    bestaetigung: true,
};

pub(super) fn bestaetigt(schein: VorausgefuellterMeldeschein) -> MeldescheinPersonendaten {
    MeldescheinPersonendaten {
        bestaetigte_meldedaten: schein,
        widersprueche: Some(Widersprueche {
            eintragungen: vec![xoev::codes::Sperre::Parteien],
            eintragungen_landesrecht: Vec::new(),
        }),
        status_der_neuen_wohnung: xoev::codes::Wohnungsstatus::Alleinige,
        landesspezifisch: None,
    }
}

pub(super) fn text(text: &str) -> Text {
    Text::parse(text).unwrap()
}

pub(super) const MINDESTUMFANG: Datenumfang = Datenumfang::Mindestumfang(Ja);

/// The answer to a synchronous question; it is read back, so it is valid.
pub(super) fn frage(stube: &Stube, frage: &Nachricht) -> Nachricht {
    gelesen(&stube.auskunft(&frage.schreiben()).unwrap().unwrap())
}

/// Everything in the mailbox, oldest first, acknowledged.
pub(super) fn leere(stube: &Stube) -> Vec<Nachricht> {
    let ids = stube.postfach();
    let nachrichten = ids
        .iter()
        .map(|id| gelesen(&stube.nachricht(*id).unwrap()))
        .collect();
    for id in ids {
        stube.quittiere(id).unwrap();
        stube.quittiere(id).unwrap();
    }
    nachrichten
}

/// Reads a message of the register. With `XMELD_PROBEN` set to a folder it also leaves the message there, so that a
/// schema validator can look at it.
pub(super) fn gelesen(xml: &str) -> Nachricht {
    let nachricht = Nachricht::lesen(xml.as_bytes()).expect("the register writes what the standard allows");
    assert!(
        nachricht.kopf().produkt.test.is_some(),
        "every message of the Musterregister is marked as a test"
    );
    if let Ok(ordner) = std::env::var("XMELD_PROBEN") {
        let id = NachrichtId::aus(nachricht.kopf().nachrichten_uuid);
        std::fs::write(format!("{ordner}/{}-{id}.xml", nachricht.typ()), xml).unwrap();
    }
    nachricht
}

fn behoerde(name: &str) -> Behoerde {
    Behoerde {
        name: name.to_owned(),
        anschrift: Hausanschrift {
            strasse: "Rathausplatz".to_owned(),
            hausnummer: "1".to_owned(),
            postleitzahl: "99001".to_owned(),
            ort: "Altstadt".to_owned(),
        },
        email: "amt@example.org".to_owned(),
        telefon: None,
        oeffnungszeiten: None,
    }
}
