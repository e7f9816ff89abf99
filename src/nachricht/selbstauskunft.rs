//! The Selbstauskunft: asked for with a 1708, taken in with a 1709, and what the 1710 says is held (§ 10 BMG, § 7 BMeldDigiV).

use uuid::Uuid;
use xoev::{
    Nachricht, Teildatum, Text,
    codes::{
        Beendigungsgrund, GlaubhaftmachungArt, PassversagungStatus, Sperre, WahlausschlussArt, Wohnungsart,
        Wohnungsstatus,
    },
    listen::Codelisten,
    xmeld::{
        AbrufSelbstauskunft1708, Selbstauskunft1710,
        nachweis::{FamilienstandMitNachweis, GeburtMitNachweis, NameMitNachweis},
        person::{AusweisMitSperrdaten, ReligionMitDatum, Steueridentifikation},
        selbstauskunft::{Selbstauskunft as XSelbstauskunft, SelbstauskunftAntwort, SelbstauskunftPerson},
        wahl::{Wahlausschluss, Wahlausschlussende},
        wohnung::WohnungSelbstauskunft,
    },
};

use super::{
    AntwortFehler, Ausgehend, Kopfdaten, Nichterstellung, SchreibFehler, anschriften,
    antwort::{gelesen, nichterstellung},
    beteiligte::beteiligte,
    identifikation::identifikation,
    personendaten::{Angaben, tag},
};
use crate::{
    kernel::NachrichtId,
    meldewesen::{Abschnitt, Auskunftsteil as Teil, Identitaet, Selbstauskunft},
};

/// A 1710 as the service needs it.
pub struct Selbstauskunftspost {
    /// UUID of the 1708 that it answers.
    pub bezug: Uuid,
    /// Whom it is about, as the register repeats it from the 1708.
    pub wer: Genannt,
    /// What is held.
    pub auskunft: Selbstauskunft,
    /// The same as XMeld, written anew from what was read, as a Meldebescheinigung carries its 1701; but without the
    /// authority's PDF, which is attached as a file of its own.
    pub xml: Vec<u8>,
}

/// A person as a 1708 names her, and a 1710 repeats it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Genannt {
    /// DSMeld 0101a; `None` if the message says that there is none.
    pub familienname: Option<Text>,
    /// DSMeld 0301; `None` for a person without given names.
    pub vornamen: Option<Text>,
    /// DSMeld 0601.
    pub geburtsdatum: Teildatum,
}

impl Genannt {
    /// Whether this is `wer`. An answer that names somebody else is about somebody else.
    #[must_use]
    pub fn ist(&self, wer: &Identitaet) -> bool {
        self.familienname.as_ref() == Some(&wer.familienname)
            && self.vornamen == wer.vornamen
            && self.geburtsdatum == wer.geburtsdatum
    }
}

/// Writes a 1708: what does the register hold about this person?
///
/// # Errors
/// [`SchreibFehler`] if configuration or login data do not fit into it.
pub fn abruf_selbstauskunft(kopf: &Kopfdaten, wer: &Identitaet) -> Result<Ausgehend, SchreibFehler> {
    let nachricht = AbrufSelbstauskunft1708 {
        kopf: kopf.kopf("1708")?,
        identifikation: identifikation("1708", wer)?,
    };
    Ok(Ausgehend {
        typ: "1708",
        xml: Nachricht::AbrufSelbstauskunft1708(nachricht).schreiben(),
    })
}

/// Reads the answer to the 1708 `anfrage`: `None` if the request has come in and a 1710 will follow, else why not.
///
/// # Errors
/// [`AntwortFehler`] if it is not valid, or not the answer to this question.
pub fn lies_selbstauskunft_status(
    xml: &[u8],
    anfrage: NachrichtId,
) -> Result<Option<Nichterstellung>, AntwortFehler> {
    let Nachricht::SelbstauskunftStatus1709(status) = gelesen(xml)? else {
        return Err(AntwortFehler::Unpassend("of another type than 1709"));
    };
    if status.ursprungsnachricht.nachrichten_uuid != anfrage.uuid() {
        return Err(AntwortFehler::Unpassend("1709 to another question"));
    }
    Ok(match status.antwort {
        SelbstauskunftAntwort::GrundDerRueckweisung(grund) => Some(nichterstellung(grund)),
        // A valid 1709 has no other than 03, "has come in" (R-1709-2).
        SelbstauskunftAntwort::Ergebnisstatus(_) => None,
    })
}

/// What a 1710 brings; `listen` say what its keys mean.
pub(super) fn selbstauskunftspost(
    mut antwort: Selbstauskunft1710,
    listen: &Codelisten,
) -> Selbstauskunftspost {
    let pdf = antwort.selbstauskunft.pdf_dokument.take().map(|pdf| pdf.0);
    Selbstauskunftspost {
        bezug: antwort.ursprungsnachricht.nachrichten_uuid,
        wer: Genannt {
            familienname: antwort.identifikation.familienname.name().cloned(),
            vornamen: antwort.identifikation.vornamen.name().cloned(),
            geburtsdatum: antwort.identifikation.geburt.geburtsdatum,
        },
        auskunft: auskunft(antwort.selbstauskunft.clone(), pdf, listen),
        xml: Nachricht::Selbstauskunft1710(antwort).schreiben(),
    }
}

fn auskunft(von: XSelbstauskunft, pdf: Option<Vec<u8>>, listen: &Codelisten) -> Selbstauskunft {
    let daten = von.meldedaten;
    Selbstauskunft {
        abschnitte: abschnitte(&daten.personendaten, listen),
        beteiligte: beteiligte(
            daten.partner.as_ref(),
            &daten.kinder,
            daten.gesetzliche_vertreter.into_iter(),
            listen,
        ),
        pdf,
    }
}

fn abschnitte(person: &SelbstauskunftPerson, listen: &Codelisten) -> Vec<Abschnitt> {
    let mut alle = Vec::new();
    let mut teil = |teil, sammle: &dyn Fn(&mut Angaben<'_>)| {
        let mut angaben = Angaben::neu(listen);
        sammle(&mut angaben);
        if !angaben.alle.is_empty() {
            alle.push(Abschnitt {
                teil,
                angaben: angaben.alle,
            });
        }
    };
    teil(Teil::Person, &|a| {
        name(a, &person.name);
        a.code("0701", Some(&person.geschlecht));
    });
    teil(Teil::Geburt, &|a| {
        geburt(a, &person.geburtsangaben);
        if person.ohne_geburtsurkunde.is_some() {
            a.text("0606", Some("Geburt eingetragen, Urkunde nicht ausgestellt"));
        }
    });
    teil(Teil::Staatsangehoerigkeit, &|a| {
        for code in &person.staatsangehoerigkeiten {
            a.code("1001", Some(code));
        }
        for eine in &person.glaubhaftmachungen {
            a.schluessel("1002", GlaubhaftmachungArt::LISTE.uri, eine.art.code());
            a.nachweis("1003", eine.nachweisdaten.as_ref());
        }
    });
    teil(Teil::Religion, &|a| religion(a, &person.religion));
    for eine in &person.wohnungen {
        teil(Teil::Wohnung, &|a| wohnung(a, eine));
    }
    teil(Teil::Zuzug, &|a| {
        a.tag("1305", person.zuzug_bund);
        a.tag("1304", person.zuzug_land);
        a.tag("1303", person.zuzug_kreis);
        a.tag("1302", person.zuzug_gemeinde);
    });
    teil(Teil::Familienstand, &|a| familienstand(a, &person.familienstand));
    for einer in &person.ausweisdokumente {
        teil(Teil::Ausweis, &|a| ausweis(a, einer));
    }
    teil(Teil::Azr, &|a| {
        a.text(
            "1712",
            person.azr_nummer.as_ref().map(xoev::werte::Azrnummer::as_str),
        );
        if person.azr_kommunikation.is_some() {
            a.text("1712a", Some("nur für das Ausländerzentralregister"));
        }
    });
    teil(Teil::Sperren, &|a| {
        for sperre in &person.sperren {
            a.schluessel("1801", Sperre::LISTE.uri, sperre.grund.code());
            a.tag("1802", sperre.frist);
        }
    });
    teil(Teil::Wahl, &|a| wahl(a, person));
    teil(Teil::Steuer, &|a| match &person.steueridentifikation {
        Some(Steueridentifikation::Idnummer(nummer)) => a.text("2701", Some(nummer.as_str())),
        Some(Steueridentifikation::Bearbeitungsmerkmal(merkmal)) => a.text("2702", Some(merkmal.as_str())),
        None => {}
    });
    teil(Teil::Pass, &|a| {
        for eine in &person.passversagungen {
            let status = eine.passversagung.status;
            a.schluessel("2301", PassversagungStatus::LISTE.uri, status.code());
            a.nachweis("2302", eine.nachweisdaten.as_ref());
        }
    });
    teil(Teil::Waffen, &|a| waffen(a, person));
    teil(Teil::Verteidigungsfall, &|a| {
        if person.verteidigungsfall.is_some() {
            a.text(
                "verteidigungsfall",
                Some("vor dem Jahr der regelmäßigen Erfassung erfasst"),
            );
        }
    });
    alle
}

fn name(angaben: &mut Angaben<'_>, name: &NameMitNachweis) {
    if let Some(familienname) = &name.familienname {
        angaben.name("0101a", Some(&familienname.nachname));
        angaben.name("name-pass", familienname.nachname_pass.as_ref());
    }
    angaben.name("0103a", name.ehename.as_ref());
    angaben.name("0105a", name.lebenspartnerschaftsname.as_ref());
    angaben.name("0201a", name.geburtsname.as_ref());
    for frueher in &name.fruehere_familiennamen {
        angaben.name("0203a", frueher.name.as_ref());
        angaben.nachweis("0205", frueher.nachweisdaten.as_ref());
    }
    if let Some(vornamen) = &name.vornamen {
        angaben.name("0301", Some(&vornamen.vornamen));
        angaben.name("vornamen-pass", vornamen.vornamen_pass.as_ref());
    }
    angaben.name("0302", name.gebraeuchlicher_vorname.as_ref());
    for frueher in &name.fruehere_vornamen {
        angaben.name("0303", Some(&frueher.vornamen));
        angaben.nachweis("0304", frueher.nachweisdaten.as_ref());
    }
    angaben.text("0401", name.doktorgrad.as_ref().map(Text::as_str));
    angaben.text("0501", name.ordensname.as_ref().map(Text::as_str));
    angaben.text("0502", name.kuenstlername.as_ref().map(Text::as_str));
}

fn geburt(angaben: &mut Angaben<'_>, von: &GeburtMitNachweis) {
    if let Some(geburt) = &von.geburt {
        angaben.datum("0601", geburt.geburtsdatum);
        angaben.text("0602", geburt.geburtsort.as_ref().map(Text::as_str));
        angaben.code("0603", geburt.geburtsort_staat.as_ref());
        let frueher = geburt.fruehere_geburtsdaten.iter().flat_map(|frueher| {
            let weitere = [&frueher.dritte, &frueher.vierte, &frueher.fuenfte];
            std::iter::once(&frueher.zweite).chain(weitere.into_iter().flatten())
        });
        for eines in frueher {
            angaben.datum("0601-frueher", Some(eines.geburtsdatum));
        }
    }
    angaben.nachweis("0604", von.nachweisdaten.as_ref());
}

fn religion(angaben: &mut Angaben<'_>, von: &ReligionMitDatum) {
    angaben.religion("1101", Some(&von.religion.steuererhebend));
    angaben.religion("1104", von.religion.nicht_steuererhebend.as_ref());
    angaben.tag("1102", von.eintrittsdatum);
    angaben.tag("1103", von.austrittsdatum);
}

fn wohnung(angaben: &mut Angaben<'_>, von: &WohnungSelbstauskunft) {
    let wohnung = &von.wohnung;
    if let Some(anschrift) = &wohnung.anschrift {
        anschriften::gesperrte(angaben, "1200", anschrift);
    }
    if let Some(status) = wohnung.status {
        angaben.schluessel("1213", Wohnungsstatus::LISTE.uri, status.code());
    }
    if let Some(art) = wohnung.art {
        angaben.schluessel("1213a", Wohnungsart::LISTE.uri, art.code());
    }
    angaben.tag("1301", wohnung.datum_des_beziehens.as_ref().and_then(tag));
    angaben.datum("1306", wohnung.datum_des_auszugs);
    angaben.tag("1301a", wohnung.datum_des_wohnungsstatuswechsels);
    angaben.tag("1311", wohnung.datum_anmeldung);
    angaben.tag("1312", wohnung.datum_abmeldung);
    angaben.tag("1313", wohnung.mitteilung_statuswechsel);
    angaben.tag("1308", wohnung.datum_anmeldung_von_amts_wegen);
    angaben.tag("1309", wohnung.datum_abmeldung_von_amts_wegen);
    angaben.tag("1310", wohnung.statuswechsel_von_amts_wegen);
    angaben.datum("1314", wohnung.datum_letzter_wegzug_ausland);
    if let Some(geber) = &von.wohnungsgeber {
        for zone in &geber.name_anschrift {
            let zeilen: Vec<_> = zone.zeilen.iter().map(|zeile| zeile.inhalt.as_str()).collect();
            angaben.text("3001", Some(&zeilen.join(", ")));
        }
        for eigentuemer in &geber.eigentuemer {
            angaben.text("3002", Some(eigentuemer.as_str()));
        }
    }
}

fn familienstand(angaben: &mut Angaben<'_>, von: &FamilienstandMitNachweis) {
    let stand = &von.familienstand;
    angaben.familienstand(Some(stand.familienstand));
    angaben.teildatum("1402", stand.datum_beginn.as_ref());
    angaben.tag("1402a", stand.datum_beginn_vorausgegangene_lp);
    angaben.text("1408", stand.ort.as_ref().map(Text::as_str));
    angaben.code("1409", stand.ortstaat.as_ref());
    angaben.tag("1406", stand.datum_ende);
    if let Some(grund) = stand.beendigungsgrund {
        angaben.schluessel("1405", Beendigungsgrund::LISTE.uri, grund.code());
    }
    angaben.nachweis("1403", von.nachweisdaten.as_ref());
}

fn ausweis(angaben: &mut Angaben<'_>, von: &AusweisMitSperrdaten) {
    angaben.ausweis(von.passart, von.seriennummer.as_ref(), von.gueltigkeitsdauer);
    angaben.ausgestellt(von.passart, Some(&von.behoerde), von.ausstellungsdatum);
    angaben.text("sperrsumme", von.sperrsumme.as_ref().map(Text::as_str));
    angaben.text("sperrkennwort", von.sperrkennwort.as_ref().map(Text::as_str));
}

fn wahl(angaben: &mut Angaben<'_>, person: &SelbstauskunftPerson) {
    for einer in &person.wahlausschluesse {
        let Wahlausschluss { art, ende } = &einer.wahlausschluss;
        angaben.schluessel("2101", WahlausschlussArt::LISTE.uri, art.code());
        match ende {
            Wahlausschlussende::Endedatum(tag) => angaben.tag("2102", Some(*tag)),
            Wahlausschlussende::Dauernd(_) => angaben.text("2102", Some("dauernd")),
            Wahlausschlussende::WirdNachgeliefert(_) => angaben.text("2102", Some("wird noch mitgeteilt")),
        }
        angaben.nachweis("2103", einer.nachweisdaten.as_ref());
    }
    if let Some(buerger) = &person.unionsbuerger {
        angaben.text("2104", Some("von Amts wegen"));
        angaben.text("2105", buerger.wahlkreis.as_ref().map(Text::as_str));
        angaben.code("2106", buerger.staat.as_ref());
    }
}

fn waffen(angaben: &mut Angaben<'_>, person: &SelbstauskunftPerson) {
    for eine in &person.waffenerlaubnisse {
        angaben.tag("2601", Some(eine.erlaubnis.erteilt_am));
        angaben.nachweis("2602", eine.nachweisdaten.as_ref());
    }
    for eines in &person.waffenbesitzverbote {
        angaben.tag("2603", eines.erlassen_am);
        angaben.text("2604", eines.behoerde_und_aktenzeichen.as_ref().map(Text::as_str));
    }
    for eine in &person.sprengstofferlaubnisse {
        angaben.tag("2801", Some(eine.erlaubnis.erteilt_am));
        angaben.nachweis("2802", eine.nachweisdaten.as_ref());
    }
}
