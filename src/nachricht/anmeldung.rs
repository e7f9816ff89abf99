//! The Anmeldung itself (1704) and the code from the letter (1706). Source: § 23a Abs. 2 and 3 BMG.

use xoev::{
    Binaer, Code, Nachricht, Text,
    codes::{Partnerschaftstyp, Wohnungsstatus as XStatus},
    werte::{
        Hausnummer as XHausnummer, HausnummerZusatz, Ja, Position, Postleitzahl as XPostleitzahl, Stockwerk,
    },
    xmeld::{
        anmeldung::{
            Bestaetigungscode1706, ErgaenzendeMeldedaten, Meldeschein1704, MeldescheinPersonendaten,
            MitziehenderPartner, MitziehendesKind, NeueWohnung as XNeueWohnung, WeitereMitzuziehende,
            Widersprueche, Wohnungsgeber as XWohnungsgeber,
        },
        anschrift::{AnschriftInland, Anschriftzeile, Anschriftzone},
        meldeschein::{MeldescheinAntwort, VorausgefuellterMeldeschein},
    },
};

use super::{
    Ausgehend, Kopfdaten, SchreibFehler,
    antwort::gelesen,
    freitext::saetze,
    identifikation::{AGS_VERSION, identifikation},
};
use crate::{
    antrag::{Bestaetigungscode, Personenangabe, Rolle},
    meldewesen::{Anschrift, Beziehung, Fallcode, Identitaet, Meldedaten, Wohnungsgeber, Wohnungsstatus},
    regeln::{Beschluss, Geprueft},
};

/// The persons of a 1704 as their registers know them, in the order of the declaration.
#[derive(Clone, Copy)]
pub struct Umziehende<'u> {
    /// What was read from each 1703.
    pub bestand: &'u [&'u Meldedaten],
    /// Each 1703 as it came; its data go back exactly as the register sent them.
    pub meldescheine: &'u [&'u [u8]],
}

/// Writes a 1704.
///
/// # Errors
/// [`SchreibFehler`] if a part does not fit into the message.
pub fn anmeldung(
    kopf: &Kopfdaten,
    wer: &Identitaet,
    beschluss: &Geprueft<Beschluss>,
    umziehende: Umziehende<'_>,
    bestaetigung: Option<&[u8]>,
    fallcode: &Fallcode,
) -> Result<Ausgehend, SchreibFehler> {
    let nicht = |grund: &str| SchreibFehler {
        typ: "1704",
        grund: grund.to_owned(),
    };
    let beschluss = beschluss.inhalt();
    let antrag = &beschluss.anmeldung;
    let mut personen = antrag
        .personen
        .iter()
        .zip(umziehende.meldescheine)
        .map(|(person, schein)| Ok((person.rolle, personendaten(person, schein, beschluss.status)?)));
    let (_, berechtigte_person) = personen.next().ok_or_else(|| nicht("nobody moves"))??;
    let mut weitere = WeitereMitzuziehende::default();
    for person in personen {
        let (rolle, daten) = person?;
        nimm_auf(&mut weitere, rolle, daten);
    }
    let nachricht = Meldeschein1704 {
        kopf: kopf.kopf("1704")?,
        identifikation: identifikation("1704", wer)?,
        berechtigte_person,
        weitere: (weitere != WeitereMitzuziehende::default()).then_some(weitere),
        ergaenzende_meldedaten: ErgaenzendeMeldedaten {
            wohnungsgeber: wohnungsgeber(&antrag.wohnungsgeber),
            wohnung: XNeueWohnung {
                anschrift: anschrift(&antrag.anschrift).ok_or_else(|| nicht("the new address"))?,
                datum_des_beziehens: antrag.einzug.tag,
            },
            datum_des_auszugs: antrag.einzug.auszug,
            wohnungsgeberbestaetigung: bestaetigung.map(|pdf| Binaer(pdf.to_vec())),
        },
        landesspezifisch: None,
        freitext: saetze(beschluss, umziehende.bestand, fallcode),
    };
    Ok(Ausgehend {
        typ: "1704",
        xml: Nachricht::Meldeschein1704(nachricht).schreiben(),
    })
}

/// One person who moves: the data of their 1703, unaltered, and what they want to have entered.
fn personendaten(
    person: &Personenangabe,
    meldeschein: &[u8],
    status_neu: Wohnungsstatus,
) -> Result<MeldescheinPersonendaten, SchreibFehler> {
    let eintragungen: Vec<_> = person.sperren.eintragen.iter().map(|sperre| sperre.0).collect();
    Ok(MeldescheinPersonendaten {
        bestaetigte_meldedaten: bestaetigte_meldedaten(meldeschein)?,
        widersprueche: (!eintragungen.is_empty()).then_some(Widersprueche {
            eintragungen,
            ..Widersprueche::default()
        }),
        status_der_neuen_wohnung: status(status_neu),
        landesspezifisch: None,
    })
}

fn nimm_auf(weitere: &mut WeitereMitzuziehende, rolle: Rolle, daten: MeldescheinPersonendaten) {
    let partner = |partnerschaftstyp, personendaten| {
        Some(MitziehenderPartner {
            partnerschaftstyp,
            personendaten,
        })
    };
    match rolle {
        Rolle::Selbst => {}
        Rolle::Angehoerig(Beziehung::Ehegatte) => {
            weitere.partner = partner(Partnerschaftstyp::Ehegatte, daten);
        }
        Rolle::Angehoerig(Beziehung::Lebenspartner) => {
            weitere.partner = partner(Partnerschaftstyp::Lebenspartner, daten);
        }
        Rolle::Angehoerig(beziehung @ (Beziehung::Kind | Beziehung::KindDesPartners)) => {
            weitere.kinder.push(MitziehendesKind {
                person: daten,
                nur_partner_zugeordnet: (beziehung == Beziehung::KindDesPartners).then_some(Ja),
            });
        }
    }
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

/// The landlord as DSMeld 3001 and 3002; an owner who moves in is told in words.
fn wohnungsgeber(wer: &Wohnungsgeber) -> XWohnungsgeber {
    match wer {
        Wohnungsgeber::Eigentum => XWohnungsgeber::default(),
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
            XWohnungsgeber {
                name_anschrift: vec![Anschriftzone {
                    zeilen: zeilen.filter_map(zeile).collect(),
                }],
                eigentuemer: eigentuemer.iter().cloned().collect(),
            }
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
