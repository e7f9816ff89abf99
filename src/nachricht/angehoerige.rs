//! The family in a 1703: relatives, who has custody, and what is enough to ask the register for a relative.

use xoev::{
    Teildatum, Text,
    codes::Partnerschaftstyp,
    xmeld::{
        anschrift::{AnschriftAngehoeriger, AnschriftKind, Meldeanschrift},
        meldeschein::{MeldescheinKind, MeldescheinPartner, VorausgefuellterMeldeschein},
        name::{AllgemeinerName, Familienname, VertreterName},
        person::GesetzlicherVertreter,
    },
};

use crate::meldewesen::{
    Angehoeriger, Anschrift, Beziehung, Chipanschrift, Hausnummer, Hausnummernzusatz, Identitaet,
    Postleitzahl, Strassenteile, Vertreter, Wohnung, strassenzeile,
};

/// The relatives whom the message names, the partner first.
pub(super) fn angehoerige(schein: &VorausgefuellterMeldeschein, eigene: &[Wohnung]) -> Vec<Angehoeriger> {
    let partner = schein.partner.iter().filter_map(|p| partner(p, eigene));
    partner
        .chain(schein.kinder.iter().filter_map(|k| kind(k, eigene)))
        .collect()
}

/// Who has custody, as far as the message names natural persons.
pub(super) fn vertreter(schein: &VorausgefuellterMeldeschein) -> Vec<Vertreter> {
    let einer = |vertreter: &GesetzlicherVertreter| match vertreter.name.as_ref()? {
        VertreterName::NatuerlichePerson(name) => Some(Vertreter {
            familienname: nachname(name.familienname.as_ref())?,
            vornamen: name.vornamen.as_ref().and_then(AllgemeinerName::name).cloned(),
            geburtsdatum: vertreter.geburt.as_ref().map(|geburt| geburt.geburtsdatum),
        }),
        VertreterName::JuristischePerson(_) => None,
    };
    schein.gesetzliche_vertreter.iter().filter_map(einer).collect()
}

fn partner(von: &MeldescheinPartner, eigene: &[Wohnung]) -> Option<Angehoeriger> {
    let name = von.name.as_ref()?;
    let adressen = von
        .wohnungen
        .iter()
        .filter_map(|wohnung| match wohnung.anschrift.as_ref()? {
            AnschriftAngehoeriger::Inland(inland) => Some(inland),
            _ => None,
        });
    let beziehung = match von.partnerschaftstyp {
        Some(Partnerschaftstyp::Lebenspartner) => Beziehung::Lebenspartner,
        _ => Beziehung::Ehegatte,
    };
    let wer = Wer {
        familienname: nachname(name.familienname.as_ref())?,
        vornamen: name.vornamen.as_ref().and_then(AllgemeinerName::name).cloned(),
        geburtsdatum: von
            .geburt
            .as_ref()
            .map_or(Teildatum::Unbekannt, |g| g.geburtsdatum),
    };
    Some(angehoeriger(beziehung, wer, adressen, eigene))
}

fn kind(von: &MeldescheinKind, eigene: &[Wohnung]) -> Option<Angehoeriger> {
    let name = von.name.as_ref()?;
    let adresse = match von.anschrift.as_ref() {
        Some(AnschriftKind::Inland(inland)) => Some(inland),
        _ => None,
    };
    let wer = Wer {
        familienname: nachname(name.familienname.as_ref())?,
        vornamen: name.vornamen.as_ref().and_then(AllgemeinerName::name).cloned(),
        geburtsdatum: von
            .geburt
            .as_ref()
            .map_or(Teildatum::Unbekannt, |g| g.geburtsdatum),
    };
    Some(angehoeriger(Beziehung::Kind, wer, adresse.into_iter(), eigene))
}

struct Wer {
    familienname: Text,
    vornamen: Option<Text>,
    geburtsdatum: Teildatum,
}

fn angehoeriger<'a>(
    beziehung: Beziehung,
    wer: Wer,
    adressen: impl Iterator<Item = &'a Meldeanschrift>,
    eigene: &[Wohnung],
) -> Angehoeriger {
    let gemeinsam = adressen
        .filter_map(chipanschrift)
        .find(|adresse| eigene.iter().any(|wohnung| dieselbe(&wohnung.anschrift, adresse)));
    let anzeigename = [wer.vornamen.as_ref(), Some(&wer.familienname)]
        .into_iter()
        .flatten()
        .map(Text::as_str)
        .collect::<Vec<_>>()
        .join(" ");
    Angehoeriger {
        beziehung,
        wohnt_zusammen: gemeinsam.is_some(),
        identitaet: gemeinsam.map(|anschrift| Identitaet {
            familienname: wer.familienname,
            vornamen: wer.vornamen,
            geburtsdatum: wer.geburtsdatum,
            anschrift,
            ausweis: None,
        }),
        anzeigename,
        geburtsdatum: wer.geburtsdatum,
    }
}

fn nachname(name: Option<&Familienname>) -> Option<Text> {
    name?.nachname.name().cloned()
}

/// The address of a relative as identification; `None` if the register left out what that needs.
fn chipanschrift(von: &Meldeanschrift) -> Option<Chipanschrift> {
    let teile = Strassenteile {
        strasse: von.strasse.clone()?,
        hausnummer: von
            .hausnummer
            .as_ref()
            .and_then(|nummer| Hausnummer::parse(nummer.as_str()).ok()),
        zusatz: von
            .hausnummer_zusatz
            .as_ref()
            .and_then(|zusatz| Hausnummernzusatz::parse(zusatz.as_str()).ok()),
        teilnummer: von.teilnummer.clone(),
    };
    Some(Chipanschrift {
        ags: von.gemeindeschluessel.as_ref()?.wert,
        postleitzahl: Postleitzahl::parse(von.postleitzahl.as_ref()?.as_str()).ok()?,
        ort: von.wohnort.clone()?,
        strasse_hausnummer: Text::parse(&zeile(&teile)).ok()?,
        teile: Some(teile),
    })
}

fn zeile(teile: &Strassenteile) -> String {
    strassenzeile(
        &teile.strasse,
        teile.hausnummer.as_ref(),
        teile.zusatz.as_ref(),
        teile.teilnummer.as_ref(),
    )
}

fn dieselbe(eigene: &Anschrift, andere: &Chipanschrift) -> bool {
    eigene.ags == andere.ags
        && eigene.postleitzahl == andere.postleitzahl
        && eigene.strasse_und_nummer() == andere.strasse_hausnummer.as_str()
}
