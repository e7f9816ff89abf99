//! Two registers of Musterland, a clock to turn, and the messages of a portal.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use xoev::{
    Nachricht, Text,
    codes::{NichterstellungGrund, Sperre},
    werte::{self, Binaer, Ja},
    xmeld::{
        AbrufMeldebescheinigung1700, AbrufMeldeschein1702, AbrufSelbstauskunft1708, AbrufSperren1711,
        Bestaetigungscode1706, EintragungSperren1713, EintragungSperren1714, Meldeschein1704,
        anmeldung::{
            AnmeldungErgebnis, ErgaenzendeMeldedaten, MeldescheinPersonendaten, NeueWohnung, Widersprueche,
            Wohnungsgeber, ZuziehendePerson,
        },
        anschrift::AnschriftInland,
        identifikation::{Identifikation, IdentifikationAnschrift, StrasseUndHausnummer, Strassenanschrift},
        meldebescheinigung::{Anforderung, Datenumfang},
        meldeschein::{
            MeldescheinAntwort, VorausgefuellterMeldeschein, VorausgefuellterMeldescheinMitSperren,
        },
        person::Geburtsdatum,
    },
};

use crate::{
    kernel::{Geheim, Uhr, Zufall, zufall::FesterZufall},
    land::{Behoerde, Gemeinde, Hausanschrift, Leistung},
    meldewesen::Anschrift,
    register::{
        Settings,
        ablauf::Annahme,
        amt::Amt,
        anschriften::{self, code, inland, name},
        einwohner::Schluessel,
        personen::musterland,
        settings::Portal,
        stube::Stube,
    },
    urkunde::Setzerei,
};

pub(super) const PERSONEN: &str = include_str!("../../../examples/musterland/personen.toml");
pub(super) const REGISTER: &str = include_str!("../../../examples/musterland/register.toml");
pub(super) const ALTSTADT: &str = "99000001";
pub(super) const NEUSTADT: &str = "99000002";
pub(super) const SCHLUESSEL: &str = "geheim-fuer-den-test";
/// The day on which the tests begin, and on which ages hold.
const STICHTAG: &str = "2026-11-21";

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
        let (bestand, strassen) = musterland(PERSONEN, REGISTER, ags, STICHTAG.parse().unwrap()).unwrap();
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
                strassen: Vec::new(),
                keine_wohnhaeuser: Vec::new(),
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
            xta: None,
            szenarien: Vec::new(),
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
    pub(super) fn kopf(&self, ags: &str) -> xoev::Kopf {
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

    pub(super) fn frage_1708(&self, ags: &str, identifikation: Identifikation) -> Nachricht {
        AbrufSelbstauskunft1708 {
            kopf: self.kopf(ags),
            identifikation,
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
        let identifikation = self.persona(von.settings().gemeinde.ags.as_str(), key);
        let schein = self.schein(von, identifikation.clone()).unwrap();
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

    /// What the register `von` answers to a 1702.
    pub(super) fn schein(
        &self,
        von: &Stube,
        wer: Identifikation,
    ) -> Result<VorausgefuellterMeldescheinMitSperren, NichterstellungGrund> {
        match frage(von, &self.frage_1702(von.settings().gemeinde.ags.as_str(), wer)) {
            Nachricht::MeldescheinAntwort1703(antwort) => match antwort.antwort {
                MeldescheinAntwort::VorausgefuellterMeldeschein(schein) => Ok(schein),
                MeldescheinAntwort::GrundDerRueckweisung(grund) => Err(grund),
            },
            andere => panic!("no 1703 but {}", andere.typ()),
        }
    }

    pub(super) fn frage_1711(&self, ags: &str, identifikation: Identifikation) -> Nachricht {
        AbrufSperren1711 {
            kopf: self.kopf(ags),
            identifikation,
        }
        .into()
    }

    pub(super) fn wunsch_1713(
        &self,
        ags: &str,
        identifikation: Identifikation,
        eintragungen: &[Sperre],
        loeschungen: &[Sperre],
    ) -> Nachricht {
        EintragungSperren1713 {
            kopf: self.kopf(ags),
            identifikation,
            eintragungen: eintragungen.to_vec(),
            loeschungen: loeschungen.to_vec(),
            eintragungen_landesrecht: Vec::new(),
            loeschungen_landesrecht: Vec::new(),
        }
        .into()
    }

    pub(super) fn wunsch_1714(
        &self,
        ags: &str,
        identifikation: Identifikation,
        eintragungen: &[Sperre],
        loeschungen: &[Sperre],
    ) -> EintragungSperren1714 {
        EintragungSperren1714 {
            kopf: self.kopf(ags),
            identifikation,
            eintragungen: eintragungen.to_vec(),
            loeschungen: loeschungen.to_vec(),
            eintragungen_landesrecht: Vec::new(),
            loeschungen_landesrecht: Vec::new(),
        }
    }

    /// How a persona identifies: with the address that the register has.
    pub(super) fn persona(&self, ags: &str, key: &str) -> Identifikation {
        let settings = self.settings(ags);
        let person = settings.bestand.get(&Schluessel::neu(key)).unwrap();
        let anschrift = &person.wohnungen.first().unwrap().anschrift;
        Identifikation {
            familienname: person.person.familienname.clone().into(),
            vornamen: name(person.person.vornamen.as_ref()),
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

/// The same person with an address in parts, as a relative's Meldeschein has it: `Meldeanschrift` or the new dwelling.
pub(super) fn strukturiert(wer: &Identifikation, anschrift: &Anschrift) -> Identifikation {
    let inland = inland(anschrift).unwrap();
    Identifikation {
        anschrift: IdentifikationAnschrift {
            gemeindeschluessel: inland.gemeindeschluessel,
            postleitzahl: inland.postleitzahl,
            strasse_und_hausnummer: StrasseUndHausnummer::Strukturiert(Strassenanschrift {
                hausnummer: inland.hausnummer,
                hausnummer_zusatz: inland.hausnummer_zusatz,
                strasse: inland.strasse,
                teilnummer: inland.teilnummer,
            }),
        },
        ..wer.clone()
    }
}

/// How the person of a Meldeschein identifies at its new dwelling, with the address in parts.
pub(super) fn am_neuen_ort(wer: &Identifikation, schein: &Meldeschein1704) -> Identifikation {
    let neue = &schein.ergaenzende_meldedaten.wohnung.anschrift;
    strukturiert(wer, &anschriften::anschrift(neue).unwrap())
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
            eintragungen: vec![Sperre::Parteien],
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

/// Sends an asynchronous message.
pub(super) fn schicke(stube: &Stube, nachricht: &Nachricht) -> Annahme {
    stube.nimm_an(&nachricht.schreiben()).unwrap().unwrap()
}

/// The one message in the mailbox, a 1707 that enters; its persons.
pub(super) fn zugezogene(stube: &Stube) -> Vec<ZuziehendePerson> {
    match <[Nachricht; 1]>::try_from(leere(stube)) {
        Ok([Nachricht::Ergebnis1707(ergebnis)]) => match ergebnis.ergebnis {
            AnmeldungErgebnis::Anmeldung(anmeldung) => anmeldung.zuziehende_personen,
            AnmeldungErgebnis::Ablehnung(ablehnung) => panic!("refused: {}", ablehnung.status.name()),
        },
        Ok([andere]) => panic!("no 1707 but {}", andere.typ()),
        Err(alle) => panic!("{} messages", alle.len()),
    }
}

/// Carries the notices of `von` to `an`, and the answers back.
pub(super) fn trage_aus(von: &Stube, an: &Stube) {
    for fortzug in von.fortzuege() {
        let auswertung = an.beende(&fortzug).unwrap();
        von.fortzug_erledigt(&fortzug, &auswertung).unwrap();
    }
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
        // Every world draws the same ids, so the content names the file.
        let name = hex::encode(Sha256::digest(xml));
        std::fs::write(format!("{ordner}/{}-{name}.xml", nachricht.typ()), xml).unwrap();
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
