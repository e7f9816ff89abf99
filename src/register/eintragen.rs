//! Entering an accepted Anmeldung: the new dwelling, the end of the old one, the ties of a family.

use xoev::{
    codes::Partnerschaftstyp,
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
    einwohner::{Bezug, Einwohner, Partner, Schluessel},
    erkennen::Merkmale,
    fehler::RegisterFehler,
    fortzug::Fortzug,
    meldeschein,
};
use crate::meldewesen::Wohnungsstatus;

/// How a person of a Meldeschein belongs to the one who registers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Rolle {
    Selbst,
    Partner(Partnerschaftstyp),
    Kind,
    KindDesPartners,
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
        for (rolle, daten) in personen(schein) {
            let (schluessel, bezug) = self.ziehe_zu(amt, schein, daten).map_err(undarstellbar("1707"))?;
            if let Some(person) = self.person(&schluessel) {
                ergebnisse.push(ergebnis(amt, aktenzeichen, person, &bezug, daten)?);
            }
            eingetragene.push((rolle, schluessel));
        }
        self.verbinde(&eingetragene);
        Ok(ergebnisse)
    }

    fn ziehe_zu(
        &mut self,
        amt: &Amt<'_>,
        schein: &Meldeschein1704,
        daten: &MeldescheinPersonendaten,
    ) -> Result<(Schluessel, Bezug), Undarstellbar> {
        let ergaenzend = &schein.ergaenzende_meldedaten;
        let einzug = ergaenzend.wohnung.datum_des_beziehens;
        let neu = Bezug {
            anschrift: anschrift(&ergaenzend.wohnung.anschrift)?,
            status: status_aus(daten.status_der_neuen_wohnung),
            einzug: Some(einzug),
            auszug: None,
            angemeldet_am: Some(amt.heute()),
        };
        let mut person = meldeschein::einwohner(&daten.bestaetigte_meldedaten)?;
        let bisherige = std::mem::take(&mut person.wohnungen);
        let widersprueche = daten
            .widersprueche
            .iter()
            .flat_map(|widersprueche| &widersprueche.eintragungen);
        person.sperren.extend(widersprueche);
        let verlassene = bisherige
            .into_iter()
            .filter(|bezug| neu.status != Wohnungsstatus::Neben && bezug.status != Wohnungsstatus::Neben);
        let auszug = ergaenzend.datum_des_auszugs.unwrap_or(einzug);
        for bezug in verlassene.filter(|bezug| bezug.anschrift.ags != amt.settings.gemeinde.ags) {
            let merkmale = Merkmale::von(&person, &bezug).ok_or(Undarstellbar)?;
            self.fortzuege.push(Fortzug {
                id: amt.neue_id(),
                merkmale,
                auszug,
            });
        }
        let schluessel = self
            .bekannt_als(&person)
            .unwrap_or_else(|| Schluessel::neu(amt.neue_id().to_string()));
        let eintrag = self
            .einwohner
            .entry(schluessel.clone())
            .or_insert_with(|| person.clone());
        eintrag.uebernimm(person);
        if neu.status != Wohnungsstatus::Neben {
            eintrag.ziehe_aus(auszug);
        }
        eintrag.wohnungen.push(neu.clone());
        Ok((schluessel, neu))
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

    /// Ties the family members that moved together.
    fn verbinde(&mut self, eingetragene: &[(Rolle, Schluessel)]) {
        let wer = |gesucht: fn(&Rolle) -> bool| eingetragene.iter().find(|(rolle, _)| gesucht(rolle));
        let selbst = wer(|rolle| matches!(rolle, Rolle::Selbst)).map(|(_, schluessel)| schluessel);
        let partner = wer(|rolle| matches!(rolle, Rolle::Partner(_)));
        if let (Some(selbst), Some((Rolle::Partner(art), partner))) = (selbst, partner) {
            self.verpartnere(selbst, partner, *art);
            self.verpartnere(partner, selbst, *art);
        }
        for (rolle, kind) in eingetragene {
            let eltern: [Option<&Schluessel>; 2] = match rolle {
                Rolle::Kind => [selbst, partner.map(|(_, schluessel)| schluessel)],
                Rolle::KindDesPartners => [None, partner.map(|(_, schluessel)| schluessel)],
                _ => [None, None],
            };
            for elternteil in eltern.into_iter().flatten() {
                if let Some(elternteil) = self
                    .einwohner
                    .get_mut(elternteil)
                    .filter(|e| !e.kinder.contains(kind))
                {
                    elternteil.kinder.push(kind.clone());
                }
            }
        }
    }

    fn verpartnere(&mut self, wen: &Schluessel, mit: &Schluessel, art: Partnerschaftstyp) {
        if let Some(person) = self.einwohner.get_mut(wen) {
            person.partner = Some(Partner {
                art,
                schluessel: mit.clone(),
            });
        }
    }
}

impl Einwohner {
    /// Takes over what the person confirmed; dwellings, ties and what only this register knows stay.
    fn uebernimm(&mut self, neu: Self) {
        let alt = std::mem::replace(self, neu);
        self.sperrvermerk = alt.sperrvermerk;
        self.partner = alt.partner;
        self.kinder = alt.kinder;
        self.wohnungen = alt.wohnungen;
        self.bescheinigung_als_pdf = alt.bescheinigung_als_pdf;
        for sperre in alt.sperren {
            if !self.sperren.contains(&sperre) {
                self.sperren.push(sperre);
            }
        }
    }
}

fn personen(schein: &Meldeschein1704) -> Vec<(Rolle, &MeldescheinPersonendaten)> {
    let mut personen = vec![(Rolle::Selbst, &schein.berechtigte_person)];
    if let Some(weitere) = &schein.weitere {
        personen.extend(
            weitere
                .partner
                .iter()
                .map(|p| (Rolle::Partner(p.partnerschaftstyp), &p.personendaten)),
        );
        personen.extend(weitere.kinder.iter().map(|kind| {
            (
                if kind.nur_partner_zugeordnet.is_some() {
                    Rolle::KindDesPartners
                } else {
                    Rolle::Kind
                },
                &kind.person,
            )
        }));
    }
    personen
}

fn ergebnis(
    amt: &Amt<'_>,
    aktenzeichen: &str,
    person: &Einwohner,
    bezug: &Bezug,
    daten: &MeldescheinPersonendaten,
) -> Result<ZuziehendePerson, RegisterFehler> {
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
        ergebnis_widersprueche: daten
            .widersprueche
            .as_ref()
            .map(|widersprueche| ErgebnisWidersprueche {
                eingetragen: widersprueche.eintragungen.clone(),
                ..ErgebnisWidersprueche::default()
            }),
    })
}
