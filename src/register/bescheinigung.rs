//! The Meldebescheinigung (§ 18 BMG): the data that were asked for, or the same as a document.

use jiff::civil::Date;
use serde_json::{Value, json};
use xoev::{
    Anforderungselement as Element,
    codes::Ergebnisstatus,
    werte::{Binaer, Ja},
    xmeld::{
        anschrift::{Anschrift, AnschriftAngehoeriger, AnschriftKind},
        datum::{TagesdatumMitUnbekannt, TeilbekanntesDatum},
        meldebescheinigung::{
            AusweisMeldebescheinigung, Datenumfang, GeburtMeldebescheinigung, KindMeldebescheinigung,
            Meldebescheinigung, MeldebescheinigungAuskunft, Meldedaten, PartnerMeldebescheinigung,
            Personendaten, WohnungMeldebescheinigung,
        },
        name::{NameKind, NameMeldebescheinigung, NamePartner},
        person::{FamilienstandOhnePflichtangaben, Geburtsdatum, Religion, WohnungPartner},
    },
};

use super::{
    amt::{Amt, undarstellbar},
    anschriften::{
        Undarstellbar, code, familienname, geschlecht, inland, meldeanschrift, name, status, version,
        vornamen,
    },
    bestand::Bestand,
    briefe::{self, statuswort},
    einwohner::{Ausweis, Bezug, Einwohner},
    fehler::RegisterFehler,
};
use crate::{
    kernel::uhr::in_berlin,
    urkunde::{
        Vorlage,
        inhalt::{self, Absatz, Gruppe, Wert, tag_lang},
    },
};

/// What the answer 1701 says of `person`.
pub(super) fn auskunft(
    bestand: &Bestand,
    amt: &Amt<'_>,
    person: &Einwohner,
    umfang: &Datenumfang,
) -> Result<MeldebescheinigungAuskunft, RegisterFehler> {
    let gefragt = Gefragt(match umfang {
        Datenumfang::Mindestumfang(Ja) => &[],
        Datenumfang::Erweitert(elemente) => elemente,
    });
    let meldebescheinigung = if person.bescheinigung_als_pdf {
        Meldebescheinigung::PdfDokument(Binaer(dokument(amt, person, gefragt)?))
    } else {
        Meldebescheinigung::Meldedaten(
            meldedaten(bestand, person, gefragt, amt.heute()).map_err(undarstellbar("1701"))?,
        )
    };
    Ok(MeldebescheinigungAuskunft {
        ergebnisstatus: Ergebnisstatus::DatenFolgen,
        meldebescheinigung: Some(meldebescheinigung),
    })
}

/// The elements asked for beyond § 18 Abs. 1 BMG.
#[derive(Clone, Copy)]
struct Gefragt<'a>(&'a [Element]);

impl Gefragt<'_> {
    fn nach(self, element: Element) -> bool {
        self.0.contains(&element)
    }

    fn eines(self, elemente: &[Element]) -> bool {
        elemente.iter().any(|element| self.nach(*element))
    }

    /// `wert` if it was asked for.
    fn falls<T>(self, element: Element, wert: impl FnOnce() -> T) -> Option<T> {
        self.nach(element).then(wert)
    }
}

fn meldedaten(
    bestand: &Bestand,
    person: &Einwohner,
    gefragt: Gefragt<'_>,
    heute: Date,
) -> Result<Meldedaten, Undarstellbar> {
    const PARTNER: &[Element] = &[
        Element::PartnerFamilienname,
        Element::PartnerVornamen,
        Element::PartnerGeburtsname,
        Element::PartnerDoktorgrad,
        Element::PartnerGeburtsdatum,
        Element::PartnerGeschlecht,
        Element::PartnerAnschriften,
    ];
    const KINDER: &[Element] = &[
        Element::KinderFamilienname,
        Element::KinderVornamen,
        Element::KinderGeburtsdatum,
        Element::KinderGeschlecht,
        Element::KinderAnschrift,
    ];
    let frei = |schluessel| bestand.person(schluessel).filter(|verwandt| !verwandt.gesperrt());
    let partner = person.partner.as_ref().filter(|_| gefragt.eines(PARTNER));
    let partner = partner.and_then(|partner| Some((partner.art, frei(&partner.schluessel)?)));
    let kinder = person
        .kinder
        .iter()
        .filter(|_| gefragt.eines(KINDER))
        .filter_map(frei)
        .filter(|kind| kind.ist_minderjaehrig(heute));
    Ok(Meldedaten {
        personendaten: personendaten(person, gefragt)?,
        gesetzliche_vertreter: Vec::new(),
        partner: partner
            .map(|(art, partner)| {
                Ok::<_, Undarstellbar>(PartnerMeldebescheinigung {
                    partnerschaftstyp: Some(art),
                    ..partnerdaten(partner, gefragt)?
                })
            })
            .transpose()?,
        kinder: kinder
            .map(|kind| kinddaten(kind, gefragt))
            .collect::<Result<_, _>>()?,
    })
}

fn personendaten(person: &Einwohner, gefragt: Gefragt<'_>) -> Result<Personendaten, Undarstellbar> {
    const AUSWEIS: &[Element] = &[
        Element::AusweisBehoerde,
        Element::AusweisAusstellungsdatum,
        Element::AusweisGueltigkeit,
        Element::AusweisSeriennummer,
    ];
    let fruehere = |bezug: &&Bezug| bezug.besteht() || gefragt.nach(Element::FruehereAnschriften);
    let ausweise = person.ausweise.iter().filter(|_| gefragt.eines(AUSWEIS));
    let seit = gefragt.nach(Element::Eheschliessung);
    Ok(Personendaten {
        name: NameMeldebescheinigung {
            familienname: familienname(&person.person.familienname),
            ehename: None,
            lebenspartnerschaftsname: None,
            geburtsname: gefragt
                .falls(Element::FruehereNamen, || person.geburtsname.clone())
                .flatten()
                .map(Into::into),
            fruehere_familiennamen: Vec::new(),
            vornamen: vornamen(person.person.vornamen.as_ref()),
            gebraeuchlicher_vorname: person.person.rufname.clone().map(Into::into),
            fruehere_vornamen: Vec::new(),
            doktorgrad: person.person.doktorgrad.clone(),
            ordensname: None,
            kuenstlername: None,
        },
        geburtsangaben: GeburtMeldebescheinigung {
            geburtsort: gefragt
                .falls(Element::Geburtsort, || person.geburtsort.clone())
                .flatten(),
            geburtsort_staat: person
                .geburtsstaat
                .as_deref()
                .filter(|_| gefragt.nach(Element::Geburtsort))
                .map(|staat| code(staat, version::GEBIET))
                .transpose()?,
            geburtsdatum: person.person.geburtsdatum,
        },
        wohnungen: person
            .wohnungen
            .iter()
            .filter(fruehere)
            .map(|bezug| wohnung(bezug, gefragt))
            .collect::<Result<_, _>>()?,
        geschlecht: gefragt
            .falls(Element::Geschlecht, || geschlecht(person.geschlecht))
            .transpose()?,
        staatsangehoerigkeiten: person
            .staatsangehoerigkeiten
            .iter()
            .filter(|_| gefragt.nach(Element::Staatsangehoerigkeiten))
            .map(|schluessel| code(schluessel, version::STAATSANGEHOERIGKEIT))
            .collect::<Result<_, _>>()?,
        religion: gefragt
            .falls(Element::Religion, || {
                let steuererhebend = code(&person.religion, version::RELIGION)?;
                Ok::<_, Undarstellbar>(Religion {
                    steuererhebend,
                    nicht_steuererhebend: None,
                })
            })
            .transpose()?,
        familienstand: (seit || gefragt.nach(Element::Familienstand)).then(|| {
            FamilienstandOhnePflichtangaben {
                datum_beginn: person
                    .familienstand
                    .seit
                    .filter(|_| seit)
                    .and_then(TeilbekanntesDatum::aus),
                familienstand: gefragt.falls(Element::Familienstand, || person.familienstand.stand),
                ort: person.familienstand.ort.clone().filter(|_| seit),
                ..FamilienstandOhnePflichtangaben::default()
            }
        }),
        ausweisdokumente: ausweise.map(|ausweis| ausweisdaten(ausweis, gefragt)).collect(),
        nicht_verstorben: gefragt.falls(Element::NichtVerstorben, || Ja),
        auslandsanschrift: None,
    })
}

fn wohnung(bezug: &Bezug, gefragt: Gefragt<'_>) -> Result<WohnungMeldebescheinigung, Undarstellbar> {
    let einzug = bezug.einzug.filter(|_| gefragt.nach(Element::Einzugsdatum));
    Ok(WohnungMeldebescheinigung {
        anschrift: Anschrift::Inland(inland(&bezug.anschrift)?),
        datum_des_auszugs: bezug
            .auszug
            .filter(|_| gefragt.nach(Element::Auszugsdatum))
            .map(xoev::Teildatum::Tag),
        datum_des_beziehens: einzug.map(TagesdatumMitUnbekannt::Datum),
        datum_des_wohnungsstatuswechsels: None,
        status: Some(status(bezug.status)),
        art: None,
        datum_letzter_wegzug_ausland: None,
    })
}

fn ausweisdaten(ausweis: &Ausweis, gefragt: Gefragt<'_>) -> AusweisMeldebescheinigung {
    AusweisMeldebescheinigung {
        passart: ausweis.art,
        gueltigkeitsdauer: ausweis
            .gueltig_bis
            .filter(|_| gefragt.nach(Element::AusweisGueltigkeit)),
        seriennummer: ausweis
            .seriennummer
            .clone()
            .filter(|_| gefragt.nach(Element::AusweisSeriennummer)),
        behoerde: ausweis
            .behoerde
            .clone()
            .filter(|_| gefragt.nach(Element::AusweisBehoerde)),
        ausstellungsdatum: ausweis
            .ausgestellt_am
            .filter(|_| gefragt.nach(Element::AusweisAusstellungsdatum)),
    }
}

fn partnerdaten(
    partner: &Einwohner,
    gefragt: Gefragt<'_>,
) -> Result<PartnerMeldebescheinigung, Undarstellbar> {
    let wohnungen = partner
        .aktuelle()
        .filter(|_| gefragt.nach(Element::PartnerAnschriften))
        .map(|bezug| {
            Ok::<_, Undarstellbar>(WohnungPartner {
                anschrift: Some(AnschriftAngehoeriger::Inland(meldeanschrift(&bezug.anschrift)?)),
                status: Some(status(bezug.status)),
                art: None,
            })
        });
    Ok(PartnerMeldebescheinigung {
        name: Some(NamePartner {
            familienname: gefragt.falls(Element::PartnerFamilienname, || {
                familienname(&partner.person.familienname)
            }),
            geburtsname: partner
                .geburtsname
                .clone()
                .filter(|_| gefragt.nach(Element::PartnerGeburtsname))
                .map(Into::into),
            vornamen: gefragt.falls(Element::PartnerVornamen, || {
                name(partner.person.vornamen.as_ref())
            }),
            doktorgrad: partner
                .person
                .doktorgrad
                .clone()
                .filter(|_| gefragt.nach(Element::PartnerDoktorgrad)),
        }),
        geburt: gefragt.falls(Element::PartnerGeburtsdatum, || Geburtsdatum {
            geburtsdatum: partner.person.geburtsdatum,
        }),
        geschlecht: gefragt
            .falls(Element::PartnerGeschlecht, || geschlecht(partner.geschlecht))
            .transpose()?,
        wohnungen: wohnungen.collect::<Result<_, _>>()?,
        ..PartnerMeldebescheinigung::default()
    })
}

fn kinddaten(kind: &Einwohner, gefragt: Gefragt<'_>) -> Result<KindMeldebescheinigung, Undarstellbar> {
    let hauptwohnung = kind
        .hauptwohnung()
        .filter(|_| gefragt.nach(Element::KinderAnschrift));
    Ok(KindMeldebescheinigung {
        name: Some(NameKind {
            familienname: gefragt.falls(Element::KinderFamilienname, || {
                familienname(&kind.person.familienname)
            }),
            vornamen: gefragt.falls(Element::KinderVornamen, || name(kind.person.vornamen.as_ref())),
        }),
        geburt: gefragt.falls(Element::KinderGeburtsdatum, || Geburtsdatum {
            geburtsdatum: kind.person.geburtsdatum,
        }),
        geschlecht: gefragt
            .falls(Element::KinderGeschlecht, || geschlecht(kind.geschlecht))
            .transpose()?,
        anschrift: hauptwohnung
            .map(|bezug| meldeanschrift(&bezug.anschrift).map(AnschriftKind::Inland))
            .transpose()?,
        sterbetag: None,
    })
}

/// The document; it has the minimum, and of the rest what stands in one line.
fn dokument(amt: &Amt<'_>, person: &Einwohner, gefragt: Gefragt<'_>) -> Result<Vec<u8>, RegisterFehler> {
    let stunde = in_berlin(amt.jetzt);
    let anschriften = person.aktuelle().map(|bezug| {
        (
            statuswort(bezug.status).to_owned(),
            Wert::from(bezug.anschrift.einzeilig()),
        )
    });
    let mut gruppen = vec![
        Gruppe {
            titel: "Person".to_owned(),
            zeilen: briefe::person(&person.person),
        },
        Gruppe {
            titel: "Derzeitige Anschriften".to_owned(),
            zeilen: anschriften.collect(),
        },
    ];
    let weitere = weitere_zeilen(person, gefragt);
    if !weitere.is_empty() {
        gruppen.push(Gruppe {
            titel: "Weitere Daten".to_owned(),
            zeilen: weitere,
        });
    }
    amt.setze(
        Vorlage::Meldebescheinigung,
        &inhalt::Meldebescheinigung {
            demo: amt.settings.testbetrieb,
            behoerde: amt.absender(),
            nummer: amt.neue_id().to_string(),
            absatz: if gefragt.0.is_empty() {
                Absatz::Eins
            } else {
                Absatz::Zwei
            },
            ausgestellt: tag_lang(amt.heute()),
            abgerufen: format!(
                "{}, {:02}:{:02} Uhr",
                tag_lang(amt.heute()),
                stunde.hour(),
                stunde.minute()
            ),
            daten: beilage(&gruppen),
            gruppen,
            pruef_url: None,
            xml: None,
            nachweis: None,
            siegel_svg: None,
            pruefcode: None,
            papier_url: None,
        },
    )
}

fn weitere_zeilen(person: &Einwohner, gefragt: Gefragt<'_>) -> Vec<(String, Wert)> {
    let einzug = person.hauptwohnung().and_then(|bezug| bezug.einzug).map(tag_lang);
    let text = |text: &Option<xoev::Text>| text.as_ref().map(|text| text.as_str().to_owned());
    let zeilen = [
        (Element::FruehereNamen, "Geburtsname", text(&person.geburtsname)),
        (Element::Geburtsort, "Geburtsort", text(&person.geburtsort)),
        (
            Element::Geschlecht,
            "Geschlecht",
            Some(person.geschlecht.name().to_owned()),
        ),
        (
            Element::Familienstand,
            "Familienstand",
            Some(person.familienstand.stand.name().to_owned()),
        ),
        (Element::Einzugsdatum, "Einzug", einzug),
        (
            Element::NichtVerstorben,
            "Sterbedatum",
            Some("im Melderegister ist keines eingetragen".to_owned()),
        ),
    ];
    zeilen
        .into_iter()
        .filter(|(element, ..)| gefragt.nach(*element))
        .filter_map(|(_, marke, wert)| Some((marke.to_owned(), Wert::from(wert?))))
        .collect()
}

fn beilage(gruppen: &[Gruppe]) -> Value {
    json!(gruppen)
}
