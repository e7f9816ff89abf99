//! The Anmeldung itself (1704) and the code from the letter (1706). Source: § 23a Abs. 2 and 3 BMG.

use xoev::{
    Binaer, Code, Nachricht, Text,
    codes::Wohnungsstatus as XStatus,
    werte::{
        Hausnummer as XHausnummer, HausnummerZusatz, Position, Postleitzahl as XPostleitzahl, Stockwerk,
    },
    xmeld::{
        anmeldung::{
            Bestaetigungscode1706, ErgaenzendeMeldedaten, Meldeschein1704, MeldescheinPersonendaten,
            NeueWohnung as XNeueWohnung, Wohnungsgeber as XWohnungsgeber,
        },
        anschrift::{AnschriftInland, Anschriftzeile, Anschriftzone},
        meldeschein::{MeldescheinAntwort, VorausgefuellterMeldeschein},
    },
};

use super::{
    Ausgehend, Kopfdaten, SchreibFehler,
    antwort::gelesen,
    identifikation::{AGS_VERSION, identifikation},
};
use crate::{
    antrag::{Anmeldung, Bestaetigungscode},
    meldewesen::{Anschrift, Identitaet, Wohnungsgeber, Wohnungsstatus},
    regeln::Geprueft,
};

/// Writes a 1704. `meldeschein` is the 1703 as it came; its data go back exactly as the register sent them.
///
/// # Errors
/// [`SchreibFehler`] if a part does not fit into the message.
pub fn anmeldung(
    kopf: &Kopfdaten,
    wer: &Identitaet,
    antrag: &Geprueft<Anmeldung>,
    bestaetigung: Option<&[u8]>,
    meldeschein: &[u8],
) -> Result<Ausgehend, SchreibFehler> {
    let nicht = |grund: &str| SchreibFehler {
        typ: "1704",
        grund: grund.to_owned(),
    };
    let antrag = antrag.inhalt();
    let neu = &antrag.neue_wohnung;
    let (wohnungsgeber, mut freitext) = wohnungsgeber(&antrag.wohnungsgeber.wohnungsgeber);
    if bestaetigung.is_none() {
        freitext.push("Ohne Wohnungsgeberbestätigung; Bestätigung durch Code (§ 23a Abs. 3 BMG) erbeten.");
    }
    let nachricht = Meldeschein1704 {
        kopf: kopf.kopf("1704")?,
        identifikation: identifikation("1704", wer)?,
        berechtigte_person: MeldescheinPersonendaten {
            bestaetigte_meldedaten: bestaetigte_meldedaten(meldeschein)?,
            widersprueche: None,
            status_der_neuen_wohnung: status(neu.status),
            landesspezifisch: None,
        },
        weitere: None,
        ergaenzende_meldedaten: ErgaenzendeMeldedaten {
            wohnungsgeber,
            wohnung: XNeueWohnung {
                anschrift: anschrift(&neu.anschrift).ok_or_else(|| nicht("the new address"))?,
                datum_des_beziehens: neu.einzug.tag(),
            },
            datum_des_auszugs: None,
            wohnungsgeberbestaetigung: bestaetigung.map(|pdf| Binaer(pdf.to_vec())),
        },
        landesspezifisch: None,
        freitext: freitext
            .into_iter()
            .filter_map(|satz| Text::parse(satz).ok())
            .collect(),
    };
    Ok(Ausgehend {
        typ: "1704",
        xml: Nachricht::Meldeschein1704(nachricht).schreiben(),
    })
}

/// Writes a 1706.
///
/// # Errors
/// [`SchreibFehler`] if a part does not fit into the message.
pub fn bestaetigungscode(
    kopf: &Kopfdaten,
    wer: &Identitaet,
    code: &Bestaetigungscode,
) -> Result<Ausgehend, SchreibFehler> {
    let nachricht = Bestaetigungscode1706 {
        kopf: kopf.kopf("1706")?,
        identifikation: identifikation("1706", wer)?,
        code: code.text().clone(),
    };
    Ok(Ausgehend {
        typ: "1706",
        xml: Nachricht::Bestaetigungscode1706(nachricht).schreiben(),
    })
}

fn bestaetigte_meldedaten(meldeschein: &[u8]) -> Result<VorausgefuellterMeldeschein, SchreibFehler> {
    let nicht = || SchreibFehler {
        typ: "1704",
        grund: "the stored 1703 holds no data to confirm".to_owned(),
    };
    let Ok(Nachricht::MeldescheinAntwort1703(antwort)) = gelesen(meldeschein) else {
        return Err(nicht());
    };
    match antwort.antwort {
        MeldescheinAntwort::VorausgefuellterMeldeschein(schein) => Ok(schein.meldeschein),
        MeldescheinAntwort::GrundDerRueckweisung(_) => Err(nicht()),
    }
}

const fn status(status: Wohnungsstatus) -> XStatus {
    match status {
        Wohnungsstatus::Alleinige => XStatus::Alleinige,
        Wohnungsstatus::Haupt => XStatus::Haupt,
        Wohnungsstatus::Neben => XStatus::Neben,
    }
}

/// The landlord as DSMeld 3001 and 3002, and what has no field of its own.
fn wohnungsgeber(wer: &Wohnungsgeber) -> (XWohnungsgeber, Vec<&'static str>) {
    match wer {
        Wohnungsgeber::Eigentum => (
            XWohnungsgeber::default(),
            vec!["Einzug in eigene Wohnung (Eigentum)."],
        ),
        Wohnungsgeber::Vermietung {
            name,
            strasse_hausnummer,
            plz_ort,
            eigentuemer,
        } => {
            let zeilen = (1..).zip([name, strasse_hausnummer, plz_ort]);
            let zeile = |(nummer, inhalt): (u8, &Text)| {
                Some(Anschriftzeile {
                    position: Position::neu(nummer)?,
                    inhalt: inhalt.clone(),
                })
            };
            let geber = XWohnungsgeber {
                name_anschrift: vec![Anschriftzone {
                    zeilen: zeilen.filter_map(zeile).collect(),
                }],
                eigentuemer: eigentuemer.iter().cloned().collect(),
            };
            (geber, Vec::new())
        }
    }
}

fn anschrift(von: &Anschrift) -> Option<AnschriftInland> {
    Some(AnschriftInland {
        gemeindeschluessel: Code::parse(von.ags.as_str(), AGS_VERSION).ok()?,
        hausnummer: von
            .hausnummer
            .as_ref()
            .map(|nummer| XHausnummer::parse(nummer.as_str()))
            .transpose()
            .ok()?,
        hausnummer_zusatz: von
            .hausnummernzusatz
            .as_ref()
            .map(|zusatz| HausnummerZusatz::parse(zusatz.as_str()))
            .transpose()
            .ok()?,
        postleitzahl: XPostleitzahl::parse(von.postleitzahl.as_str()).ok()?,
        stockwerk: von
            .wohnungsnummer
            .as_ref()
            .map(|nummer| Stockwerk::parse(nummer.as_str()))
            .transpose()
            .ok()?,
        strasse: von.strasse.clone(),
        teilnummer: von.teilnummer.clone(),
        wohnort: von.wohnort.clone(),
        frueherer_gemeindename: None,
        wohnungsinhaber: von.wohnungsinhaber.clone(),
        zusatzangaben: von.zusatzangaben.clone(),
    })
}
