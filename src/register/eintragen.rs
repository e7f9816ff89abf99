//! Entering an accepted Anmeldung: the new dwelling, what becomes of the old one, the objections.

use xoev::{
    werte::Binaer,
    xmeld::{
        anmeldung::{
            BestaetigteWohnung, ErgebnisWidersprueche, Meldebestaetigung, Meldeschein1704,
            MeldescheinPersonendaten, ZuziehendePerson,
        },
        datum::TagesdatumMitUnbekannt,
        name::NameMeldebestaetigung,
    },
};

use super::{
    amt::{Amt, undarstellbar},
    anschriften::{Undarstellbar, anschrift, familienname, inland, status, status_aus, vornamen},
    bestand::Bestand,
    briefe::Eintrag,
    einwohner::{Bezug, Einwohner, Schluessel, Verbleib},
    erkennen::Merkmale,
    familie::{self, Eingetragen},
    fehler::RegisterFehler,
    fortzug::Fortzug,
    meldeschein,
};
use crate::meldewesen::Wohnungsstatus;

/// The words of a `freitext` with which a person keeps the former dwelling as a secondary one (§ 21 Abs. 3 BMG).
///
/// The 1704 has no element for it; an office would read the sentence, the Musterregister looks for its beginning.
const BLEIBT_NEBENWOHNUNG: &str = "Bisherige Wohnung bleibt Nebenwohnung:";

/// A person with the dwelling and the objections that were entered.
struct Zugezogen {
    schluessel: Schluessel,
    bezug: Bezug,
    widersprueche: Option<ErgebnisWidersprueche>,
}

impl Bestand {
    /// Enters all persons of the Meldeschein and says what the result 1707 tells of each.
    ///
    /// # Errors
    /// [`RegisterFehler`] if a Meldebestätigung cannot be set; the state is then dropped by the caller.
    pub(super) fn trage_ein(
        &mut self,
        amt: &Amt<'_>,
        aktenzeichen: &str,
        schein: &Meldeschein1704,
    ) -> Result<Vec<ZuziehendePerson>, RegisterFehler> {
        let mut eingetragene = Vec::new();
        let mut ergebnisse = Vec::new();
        for (rolle, daten) in familie::personen(schein) {
            let zugezogen = self.ziehe_zu(amt, schein, daten).map_err(undarstellbar("1707"))?;
            let schluessel = zugezogen.schluessel.clone();
            if let Some(person) = self.person(&schluessel) {
                ergebnisse.push(ergebnis(amt, aktenzeichen, person, zugezogen)?);
            }
            eingetragene.push(Eingetragen {
                rolle,
                schluessel,
                schein: &daten.bestaetigte_meldedaten,
            });
        }
        self.verbinde(&eingetragene);
        Ok(ergebnisse)
    }

    fn ziehe_zu(
        &mut self,
        amt: &Amt<'_>,
        schein: &Meldeschein1704,
        daten: &MeldescheinPersonendaten,
    ) -> Result<Zugezogen, Undarstellbar> {
        let ergaenzend = &schein.ergaenzende_meldedaten;
        let einzug = ergaenzend.wohnung.datum_des_beziehens;
        let neu = Bezug {
            anschrift: anschrift(&ergaenzend.wohnung.anschrift)?,
            status: status_aus(daten.status_der_neuen_wohnung),
            einzug: Some(einzug),
            auszug: None,
            angemeldet_am: Some(amt.heute()),
        };
        let verbleib = verbleib(schein, neu.status);
        let auszug = ergaenzend.datum_des_auszugs.unwrap_or(einzug);
        let mut person = meldeschein::einwohner(&daten.bestaetigte_meldedaten)?;
        let bisherige = std::mem::take(&mut person.wohnungen);
        let auswaerts = bisherige.iter().find(|bezug| {
            bezug.status != Wohnungsstatus::Neben && bezug.anschrift.ags != amt.settings.gemeinde.ags
        });
        if let Some(bezug) = auswaerts.filter(|bezug| betrifft(verbleib, bezug)) {
            let merkmale = Merkmale::von(&person, bezug).ok_or(Undarstellbar)?;
            self.fortzuege.push(Fortzug {
                id: amt.neue_id(),
                merkmale,
                auszug,
                verbleib,
            });
        }
        person.hauptwohnung_auswaerts = auswaerts
            .filter(|_| neu.status == Wohnungsstatus::Neben)
            .map(|bezug| bezug.anschrift.clone());
        let schluessel = self
            .bekannt_als(&person)
            .unwrap_or_else(|| Schluessel::neu(amt.neue_id().to_string()));
        let eintrag = self
            .einwohner
            .entry(schluessel.clone())
            .or_insert_with(|| person.clone());
        eintrag.uebernimm(person);
        eintrag.ziehe_um(verbleib, auszug);
        eintrag.wohnungen.push(neu.clone());
        let widersprueche = daten.widersprueche.as_ref().map(|widersprueche| {
            let ergebnis = eintrag.entscheide(widersprueche.into(), amt.heute());
            // Reasons are told in answer to 1713 and 1714 only.
            ErgebnisWidersprueche {
                rueckmeldung: Vec::new(),
                ..ergebnis
            }
        });
        Ok(Zugezogen {
            schluessel,
            bezug: neu,
            widersprueche,
        })
    }

    /// The entry of the same person from earlier, if they lived here before or still do.
    fn bekannt_als(&self, neu: &Einwohner) -> Option<Schluessel> {
        let gleich = |alt: &Einwohner| {
            (
                &alt.person.familienname,
                &alt.person.vornamen,
                alt.person.geburtsdatum,
                &alt.geburtsort,
            ) == (
                &neu.person.familienname,
                &neu.person.vornamen,
                neu.person.geburtsdatum,
                &neu.geburtsort,
            )
        };
        self.einwohner
            .iter()
            .find(|(_, alt)| gleich(alt))
            .map(|(schluessel, _)| schluessel.clone())
    }
}

impl Einwohner {
    /// Takes over what the person confirmed; dwellings, ties and what only this register knows stay.
    fn uebernimm(&mut self, neu: Self) {
        let alt = std::mem::replace(self, neu);
        self.sperrvermerk = alt.sperrvermerk;
        self.geloeschte = alt.geloeschte;
        self.partner = alt.partner;
        self.kinder = alt.kinder;
        self.vertreter = alt.vertreter;
        self.landesrecht = alt.landesrecht;
        self.wohnungen = alt.wohnungen;
        self.bescheinigung_als_pdf = alt.bescheinigung_als_pdf;
        for sperre in alt.sperren {
            if !self.sperren.contains(&sperre) {
                self.sperren.push(sperre);
            }
        }
    }
}

/// What becomes of the former sole or main dwelling.
fn verbleib(schein: &Meldeschein1704, neu: Wohnungsstatus) -> Verbleib {
    let bleibt = || {
        let mut saetze = schein.freitext.iter();
        saetze.any(|satz| satz.as_str().contains(BLEIBT_NEBENWOHNUNG))
    };
    match neu {
        Wohnungsstatus::Neben => Verbleib::Haupt,
        Wohnungsstatus::Haupt if bleibt() => Verbleib::Neben,
        Wohnungsstatus::Haupt | Wohnungsstatus::Alleinige => Verbleib::Endet,
    }
}

/// Whether the authority of `bezug` must be told: a dwelling that was and is the main one does not change.
fn betrifft(verbleib: Verbleib, bezug: &Bezug) -> bool {
    verbleib != Verbleib::Haupt || bezug.status != Wohnungsstatus::Haupt
}

fn ergebnis(
    amt: &Amt<'_>,
    aktenzeichen: &str,
    person: &Einwohner,
    zugezogen: Zugezogen,
) -> Result<ZuziehendePerson, RegisterFehler> {
    let bezug = &zugezogen.bezug;
    let einzug = bezug.einzug.unwrap_or_else(|| amt.heute());
    let eintrag = Eintrag {
        person: &person.person,
        anschrift: &bezug.anschrift,
        status: bezug.status,
        einzug,
    };
    let pdf = amt.meldebestaetigung(aktenzeichen, &eintrag)?;
    let anschrift = inland(&bezug.anschrift).map_err(undarstellbar("1707"))?;
    Ok(ZuziehendePerson {
        meldebestaetigung: Meldebestaetigung {
            name: NameMeldebestaetigung {
                familienname: Some(familienname(&person.person.familienname)),
                ehename: None,
                lebenspartnerschaftsname: None,
                vornamen: vornamen(person.person.vornamen.as_ref()),
                gebraeuchlicher_vorname: person.person.rufname.clone().map(Into::into),
                doktorgrad: person.person.doktorgrad.clone(),
            },
            geburtsdatum: person.person.geburtsdatum,
            wohnung: BestaetigteWohnung {
                anschrift,
                datum_anmeldung: amt.heute(),
                datum_des_beziehens: TagesdatumMitUnbekannt::Datum(einzug),
                datum_des_wohnungsstatuswechsels: None,
                status: status(bezug.status),
            },
            zuzug_bund: None,
        },
        pdf_dokument: Binaer(pdf),
        ergebnis_widersprueche: zugezogen.widersprueche,
    })
}
