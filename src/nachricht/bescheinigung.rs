//! The Meldebescheinigung: asked for with a 1700, answered with a 1701 (§ 18 BMG, § 5 BMeldDigiV).

use xoev::{
    Ja, Nachricht, Text,
    codes::{Ergebnisstatus, Wohnungsart, Wohnungsstatus as XStatus, Zustellvariante},
    listen::Codelisten,
    xmeld::{
        anschrift::Anschrift as XAnschrift,
        meldebescheinigung::{
            AbrufMeldebescheinigung1700, Anforderung, Datenumfang as XDatenumfang, Meldebescheinigung,
            MeldebescheinigungAntwort, MeldebescheinigungAuskunft, Meldedaten as XMeldedaten, Personendaten,
            WohnungMeldebescheinigung,
        },
    },
};

use super::{
    AntwortFehler, Ausgehend, Kopfdaten, Nichterstellung, SchreibFehler, anschriften,
    antwort::{gelesen, nichterstellung, unlesbar},
    beteiligte,
    identifikation::identifikation,
    personendaten::{Angaben, Namen, anschrift, status, tag},
};
use crate::{
    antrag::Datenumfang,
    kernel::NachrichtId,
    meldewesen::{Angabe, Identitaet, Meldedaten, Wohnung},
};

/// What a register answers to a 1700.
pub enum Bescheinigungsantwort {
    /// The data, for us to put on a document.
    Daten {
        /// What they say.
        meldedaten: Box<Meldedaten>,
        /// The same as XMeld: the 1701, written anew from what was read, so that nothing goes along that nobody saw, such as
        /// comments. The whole message, because a part of one is no document of the standard: no program could check it. Its
        /// header adds the names, addresses and ids of authority, portal and message, and nothing about the person.
        xml: Vec<u8>,
    },
    /// The register's own PDF.
    Dokument(Vec<u8>),
    /// It comes by post, after a payment.
    PerPost,
    /// Why there is none.
    Abgelehnt(Nichterstellung),
}

/// Writes a 1700 that asks for data to be answered at once.
///
/// # Errors
/// [`SchreibFehler`] if configuration or login data do not fit into it.
pub fn abruf_bescheinigung(
    kopf: &Kopfdaten,
    wer: &Identitaet,
    umfang: &Datenumfang,
) -> Result<Ausgehend, SchreibFehler> {
    let datenumfang = match umfang {
        Datenumfang::Mindestumfang => XDatenumfang::Mindestumfang(Ja),
        Datenumfang::Erweitert(elemente) => XDatenumfang::Erweitert(elemente.clone()),
    };
    let nachricht = AbrufMeldebescheinigung1700 {
        kopf: kopf.kopf("1700")?,
        identifikation: identifikation("1700", wer)?,
        steuerungsinformationen: Anforderung {
            datenumfang,
            zustellvariante: Zustellvariante::Daten,
        },
    };
    Ok(Ausgehend {
        typ: "1700",
        xml: Nachricht::AbrufMeldebescheinigung1700(nachricht).schreiben(),
    })
}

/// Reads the answer to the 1700 `anfrage`; `listen` say what its keys mean.
///
/// # Errors
/// [`AntwortFehler`] if it is not valid, or not the answer to this question.
pub fn lies_bescheinigung(
    xml: &[u8],
    anfrage: NachrichtId,
    listen: &Codelisten,
) -> Result<Bescheinigungsantwort, AntwortFehler> {
    let nachricht = gelesen(xml)?;
    let Nachricht::MeldebescheinigungAntwort1701(antwort) = &nachricht else {
        return Err(AntwortFehler::Unpassend("of another type than 1701"));
    };
    if antwort.ursprungsnachricht.nachrichten_uuid != anfrage.uuid() {
        return Err(AntwortFehler::Unpassend("1701 to another question"));
    }
    match &antwort.antwort {
        MeldebescheinigungAntwort::GrundDerRueckweisung(grund) => {
            Ok(Bescheinigungsantwort::Abgelehnt(nichterstellung(*grund)))
        }
        MeldebescheinigungAntwort::Auskunft(MeldebescheinigungAuskunft {
            ergebnisstatus,
            meldebescheinigung,
        }) => match (ergebnisstatus, meldebescheinigung) {
            (_, Some(Meldebescheinigung::Meldedaten(daten))) => {
                let daten = meldedaten(daten, listen).ok_or_else(unlesbar)?;
                Ok(Bescheinigungsantwort::Daten {
                    meldedaten: Box::new(daten),
                    xml: nachricht.schreiben(),
                })
            }
            (_, Some(Meldebescheinigung::PdfDokument(pdf))) => {
                Ok(Bescheinigungsantwort::Dokument(pdf.0.clone()))
            }
            (Ergebnisstatus::DatenFolgen, None) => Err(unlesbar()),
            (_, None) => Ok(Bescheinigungsantwort::PerPost),
        },
    }
}

fn meldedaten(von: &XMeldedaten, listen: &Codelisten) -> Option<Meldedaten> {
    let person = &von.personendaten;
    let namen = Namen {
        familienname: Some(&person.name.familienname),
        vornamen: Some(&person.name.vornamen),
        rufname: person.name.gebraeuchlicher_vorname.as_ref(),
        doktorgrad: person.name.doktorgrad.as_ref(),
    };
    let (mut wohnungen, mut weitere_wohnungen) = (Vec::new(), Vec::new());
    for eine in &person.wohnungen {
        match derzeitige(eine, listen) {
            Some(wohnung) => wohnungen.push(wohnung?),
            None => weitere_wohnungen.push(weitere_wohnung(eine, listen)),
        }
    }
    Some(Meldedaten {
        angehoerige: Vec::new(),
        vertreter: Vec::new(),
        beteiligte: beteiligte::beteiligte(
            von.partner.as_ref(),
            &von.kinder,
            von.gesetzliche_vertreter.iter().cloned(),
            listen,
        ),
        auskunftssperren: Vec::new(),
        widersprueche: Vec::new(),
        person: namen.person(person.geburtsangaben.geburtsdatum)?,
        wohnungen,
        weitere_wohnungen,
        weitere: weitere(person, listen).alle,
    })
}

/// A present dwelling in Germany; `None` for any other, `Some(None)` if its address does not have the form that DSMeld gives it.
#[expect(
    clippy::option_option,
    reason = "another kind of dwelling and a faulty address are two things"
)]
fn derzeitige(von: &WohnungMeldebescheinigung, listen: &Codelisten) -> Option<Option<Wohnung>> {
    let XAnschrift::Inland(inland) = &von.anschrift else {
        return None;
    };
    if von.datum_des_auszugs.is_some() || von.art.is_some() {
        return None;
    }
    let mut weitere = Angaben::neu(listen);
    weitere.text("1204", inland.frueherer_gemeindename.as_ref().map(Text::as_str));
    weitere.tag("1301a", von.datum_des_wohnungsstatuswechsels);
    weitere.datum("1314", von.datum_letzter_wegzug_ausland);
    Some(anschrift(inland).map(|anschrift| Wohnung {
        anschrift,
        bezogen_am: von.datum_des_beziehens.as_ref().and_then(tag),
        status: von.status.map(status),
        weitere: weitere.alle,
    }))
}

fn weitere_wohnung(von: &WohnungMeldebescheinigung, listen: &Codelisten) -> Vec<Angabe> {
    let mut angaben = Angaben::neu(listen);
    anschriften::eigene(&mut angaben, "1200", &von.anschrift);
    if let Some(status) = von.status {
        angaben.schluessel("1213", XStatus::LISTE.uri, status.code());
    }
    if let Some(art) = von.art {
        angaben.schluessel("1213a", Wohnungsart::LISTE.uri, art.code());
    }
    angaben.tag("1301", von.datum_des_beziehens.as_ref().and_then(tag));
    angaben.tag("1301a", von.datum_des_wohnungsstatuswechsels);
    angaben.datum("1306", von.datum_des_auszugs);
    angaben.datum("1314", von.datum_letzter_wegzug_ausland);
    angaben.alle
}

fn weitere<'l>(person: &Personendaten, listen: &'l Codelisten) -> Angaben<'l> {
    let name = &person.name;
    let mut angaben = Angaben::neu(listen);
    let pass = name.familienname.nachname_pass.as_ref();
    angaben.name("name-pass", pass);
    angaben.name("vornamen-pass", name.vornamen.vornamen_pass.as_ref());
    angaben.name("0103a", name.ehename.as_ref());
    angaben.name("0105a", name.lebenspartnerschaftsname.as_ref());
    angaben.name("0201a", name.geburtsname.as_ref());
    name.fruehere_familiennamen
        .iter()
        .for_each(|frueher| angaben.name("0203a", Some(frueher)));
    name.fruehere_vornamen
        .iter()
        .for_each(|frueher| angaben.name("0303", Some(frueher)));
    angaben.text("0501", name.ordensname.as_ref().map(Text::as_str));
    angaben.text("0502", name.kuenstlername.as_ref().map(Text::as_str));
    angaben.text(
        "0602",
        person.geburtsangaben.geburtsort.as_ref().map(Text::as_str),
    );
    angaben.code("0603", person.geburtsangaben.geburtsort_staat.as_ref());
    angaben.code("0701", person.geschlecht.as_ref());
    person
        .staatsangehoerigkeiten
        .iter()
        .for_each(|code| angaben.code("1001", Some(code)));
    if let Some(religion) = &person.religion {
        angaben.religion("1101", Some(&religion.steuererhebend));
        angaben.religion("1104", religion.nicht_steuererhebend.as_ref());
    }
    if let Some(stand) = &person.familienstand {
        angaben.familienstand(stand.familienstand);
        angaben.teildatum("1402", stand.datum_beginn.as_ref());
        angaben.tag("1402a", stand.datum_beginn_vorausgegangene_lp);
        angaben.text("1408", stand.ort.as_ref().map(Text::as_str));
        angaben.code("1409", stand.ortstaat.as_ref());
    }
    for ausweis in &person.ausweisdokumente {
        angaben.ausweis(
            ausweis.passart,
            ausweis.seriennummer.as_ref(),
            ausweis.gueltigkeitsdauer,
        );
        angaben.ausgestellt(
            ausweis.passart,
            ausweis.behoerde.as_ref(),
            ausweis.ausstellungsdatum,
        );
    }
    if let Some(anschrift) = &person.auslandsanschrift {
        anschriften::nach_wegzug(&mut angaben, anschrift);
    }
    if person.nicht_verstorben.is_some() {
        angaben.text("kein-sterbedatum", Some("Es ist kein Sterbedatum gespeichert."));
    }
    angaben
}
