//! The vorausgefüllter Meldeschein: what the register says of a person (1703), and a person as a 1704 confirms them.

use jiff::civil::Date;
use xoev::{
    codes::{Geschlecht, Sperre},
    latin::Text,
    werte::Ja,
    xmeld::{
        anschrift::{AnschriftAngehoeriger, AnschriftKind, AnschriftMitSperrvermerk},
        datum::{TagesdatumMitUnbekannt, TeilbekanntesDatum},
        meldeschein::{
            MeldescheinKind, MeldescheinPartner, MeldescheinPerson, MeldescheinWohnung,
            VorausgefuellterMeldeschein, VorausgefuellterMeldescheinMitSperren,
        },
        name::{AllgemeinerName, NameKind, NameNatuerlichePerson, NamePartner},
        person::{
            Auskunftssperre, Ausweisdokument, FamilienstandAngaben, Geburt, Geburtsdatum, Religion,
            WohnungPartner,
        },
    },
};

use super::{
    anschriften::{
        Undarstellbar, anschrift, code, familienname, geschlecht, inland, meldeanschrift, name, status,
        status_aus, version, vornamen,
    },
    bestand::Bestand,
    einwohner::{Ausweis, Bezug, Einwohner, Partner, Schluessel, Stand},
};
use crate::meldewesen::Person;

/// The Meldeschein of a person on `heute`; relatives with a lock or note are left out (§ 23a Abs. 1 Satz 4 BMG).
pub(super) fn vorausgefuellt(
    bestand: &Bestand,
    (schluessel, person): (&Schluessel, &Einwohner),
    heute: Date,
) -> Result<VorausgefuellterMeldescheinMitSperren, Undarstellbar> {
    let partner = person
        .partner
        .as_ref()
        .and_then(|partner| Some((partner, frei(bestand, partner)?)));
    let kinder = person
        .kinder
        .iter()
        .filter_map(|schluessel| bestand.person(schluessel))
        .filter(|kind| !kind.gesperrt() && kind.verstorben_am.is_none() && kind.ist_minderjaehrig(heute));
    let sperre = |grund: &Sperre| Auskunftssperre {
        frist: None,
        grund: *grund,
    };
    let widerspruch = |grund: &&Sperre| grund.ist_widerspruch();
    Ok(VorausgefuellterMeldescheinMitSperren {
        meldeschein: VorausgefuellterMeldeschein {
            personendaten: personendaten(person)?,
            gesetzliche_vertreter: bestand.vertreter(schluessel, person, heute)?,
            partner: partner.map(|(art, partner)| ehegatte(art, partner)).transpose()?,
            kinder: kinder.map(kind).collect::<Result<_, _>>()?,
        },
        widersprueche: person.sperren.iter().filter(widerspruch).map(sperre).collect(),
    })
}

fn frei<'a>(bestand: &'a Bestand, partner: &Partner) -> Option<&'a Einwohner> {
    bestand
        .person(&partner.schluessel)
        .filter(|partner| !partner.gesperrt() && partner.verstorben_am.is_none())
}

pub(super) fn personendaten(person: &Einwohner) -> Result<MeldescheinPerson, Undarstellbar> {
    let sperren = person
        .sperren
        .iter()
        .filter(|sperre| matches!(sperre, Sperre::Gefahr | Sperre::Sicherheitsbehoerde));
    Ok(MeldescheinPerson {
        name: NameNatuerlichePerson {
            familienname: Some(familienname(&person.person.familienname)),
            geburtsname: person.geburtsname.clone().map(Into::into),
            vornamen: Some(vornamen(person.person.vornamen.as_ref())),
            gebraeuchlicher_vorname: person.person.rufname.clone().map(Into::into),
            doktorgrad: person.person.doktorgrad.clone(),
            ..NameNatuerlichePerson::default()
        },
        geburtsangaben: Geburt {
            geburtsort: person.geburtsort.clone(),
            geburtsort_staat: person
                .geburtsstaat
                .as_deref()
                .map(|staat| code(staat, version::GEBIET))
                .transpose()?,
            geburtsdatum: Some(person.person.geburtsdatum),
        },
        geschlecht: geschlecht(person.geschlecht)?,
        staatsangehoerigkeiten: person
            .staatsangehoerigkeiten
            .iter()
            .map(|schluessel| code(schluessel, version::STAATSANGEHOERIGKEIT))
            .collect::<Result<_, _>>()?,
        religion: Religion {
            steuererhebend: code(&person.religion, version::RELIGION)?,
            nicht_steuererhebend: None,
        },
        wohnungen: person
            .aktuelle()
            .map(|bezug| wohnung(person, bezug))
            .collect::<Result<_, _>>()?,
        zuzug_bund: None,
        familienstand: FamilienstandAngaben {
            datum_beginn: person.familienstand.seit.and_then(TeilbekanntesDatum::aus),
            familienstand: person.familienstand.stand,
            ort: person.familienstand.ort.clone(),
            ortstaat: None,
            datum_beginn_vorausgegangene_lp: None,
        },
        familienstand_nachweis: None,
        ausweisdokumente: person.ausweise.iter().map(ausweis).collect::<Result<_, _>>()?,
        azr_nummer: None,
        auskunftssperren: sperren
            .map(|grund| Auskunftssperre {
                frist: None,
                grund: *grund,
            })
            .collect(),
        passversagungen: Vec::new(),
        id_nr: None,
    })
}

fn wohnung(person: &Einwohner, bezug: &Bezug) -> Result<MeldescheinWohnung, Undarstellbar> {
    Ok(MeldescheinWohnung {
        anschrift: AnschriftMitSperrvermerk {
            inland: inland(&bezug.anschrift)?,
            bedingter_sperrvermerk: person.sperrvermerk.then_some(Ja),
        },
        datum_des_beziehens: bezug.einzug.map(TagesdatumMitUnbekannt::Datum),
        datum_des_wohnungsstatuswechsels: None,
        status: Some(status(bezug.status)),
    })
}

fn ausweis(ausweis: &Ausweis) -> Result<Ausweisdokument, Undarstellbar> {
    Ok(Ausweisdokument {
        passart: ausweis.art,
        gueltigkeitsdauer: ausweis.gueltig_bis,
        seriennummer: ausweis.seriennummer.clone(),
        behoerde: ausweis
            .behoerde
            .clone()
            .ok_or(Undarstellbar)
            .or_else(|_| Text::parse("unbekannt"))?,
        ausstellungsdatum: ausweis.ausgestellt_am,
    })
}

pub(super) fn ehegatte(art: &Partner, partner: &Einwohner) -> Result<MeldescheinPartner, Undarstellbar> {
    Ok(MeldescheinPartner {
        partnerschaftstyp: Some(art.art),
        name: Some(NamePartner {
            familienname: Some(familienname(&partner.person.familienname)),
            geburtsname: partner.geburtsname.clone().map(Into::into),
            vornamen: Some(name(partner.person.vornamen.as_ref())),
            doktorgrad: partner.person.doktorgrad.clone(),
        }),
        geburt: Some(Geburtsdatum {
            geburtsdatum: partner.person.geburtsdatum,
        }),
        geschlecht: Some(geschlecht(partner.geschlecht)?),
        wohnungen: partner
            .aktuelle()
            .map(|bezug| {
                Ok(WohnungPartner {
                    anschrift: Some(AnschriftAngehoeriger::Inland(meldeanschrift(&bezug.anschrift)?)),
                    status: Some(status(bezug.status)),
                    art: None,
                })
            })
            .collect::<Result<_, Undarstellbar>>()?,
    })
}

pub(super) fn kind(kind: &Einwohner) -> Result<MeldescheinKind, Undarstellbar> {
    let anschrift = kind
        .hauptwohnung()
        .map(|bezug| meldeanschrift(&bezug.anschrift))
        .transpose()?;
    Ok(MeldescheinKind {
        name: Some(NameKind {
            familienname: Some(familienname(&kind.person.familienname)),
            vornamen: Some(name(kind.person.vornamen.as_ref())),
        }),
        geburt: Some(Geburtsdatum {
            geburtsdatum: kind.person.geburtsdatum,
        }),
        geschlecht: Some(geschlecht(kind.geschlecht)?),
        anschrift: anschrift.map(AnschriftKind::Inland),
    })
}

/// The person that a 1704 confirms, without relatives; their dwellings are those that they leave.
pub(super) fn einwohner(schein: &VorausgefuellterMeldeschein) -> Result<Einwohner, Undarstellbar> {
    let daten = &schein.personendaten;
    let familienname = daten
        .name
        .familienname
        .as_ref()
        .and_then(|name| name.nachname.name());
    let offen = |name: &Option<AllgemeinerName>| name.as_ref().and_then(AllgemeinerName::name).cloned();
    let sperren = daten.auskunftssperren.iter().map(|sperre| sperre.grund);
    Ok(Einwohner {
        person: Person {
            familienname: familienname.cloned().ok_or(Undarstellbar)?,
            vornamen: daten
                .name
                .vornamen
                .as_ref()
                .and_then(|name| name.vornamen.name())
                .cloned(),
            rufname: offen(&daten.name.gebraeuchlicher_vorname),
            doktorgrad: daten.name.doktorgrad.clone(),
            geburtsdatum: daten.geburtsangaben.geburtsdatum.ok_or(Undarstellbar)?,
        },
        geburtsname: offen(&daten.name.geburtsname),
        geburtsort: daten.geburtsangaben.geburtsort.clone(),
        geburtsstaat: daten
            .geburtsangaben
            .geburtsort_staat
            .as_ref()
            .map(|staat| staat.code().to_owned()),
        geschlecht: Geschlecht::aus_code(daten.geschlecht.code()).ok_or(Undarstellbar)?,
        staatsangehoerigkeiten: daten
            .staatsangehoerigkeiten
            .iter()
            .map(|staat| staat.code().to_owned())
            .collect(),
        religion: daten.religion.steuererhebend.code().to_owned(),
        familienstand: Stand {
            stand: daten.familienstand.familienstand,
            seit: daten.familienstand.datum_beginn.as_ref().map(Into::into),
            ort: daten.familienstand.ort.clone(),
        },
        ausweise: daten.ausweisdokumente.iter().map(ausweis_aus).collect(),
        sperren: sperren.collect(),
        geloeschte: Vec::new(),
        sperrvermerk: false,
        partner: None,
        kinder: Vec::new(),
        vertreter: Vec::new(),
        landesrecht: Vec::new(),
        wohnungen: daten.wohnungen.iter().map(bezug).collect::<Result<_, _>>()?,
        hauptwohnung_auswaerts: None,
        verstorben_am: None,
        bescheinigung_als_pdf: false,
    })
}

fn bezug(wohnung: &MeldescheinWohnung) -> Result<Bezug, Undarstellbar> {
    Ok(Bezug {
        anschrift: anschrift(&wohnung.anschrift.inland)?,
        status: wohnung
            .status
            .map_or(crate::meldewesen::Wohnungsstatus::Alleinige, status_aus),
        einzug: match wohnung.datum_des_beziehens {
            Some(TagesdatumMitUnbekannt::Datum(tag)) => Some(tag),
            _ => None,
        },
        auszug: None,
        angemeldet_am: None,
    })
}

fn ausweis_aus(ausweis: &Ausweisdokument) -> Ausweis {
    Ausweis {
        art: ausweis.passart,
        seriennummer: ausweis.seriennummer.clone(),
        behoerde: Some(ausweis.behoerde.clone()),
        ausgestellt_am: ausweis.ausstellungsdatum,
        gueltig_bis: ausweis.gueltigkeitsdauer,
    }
}
