//! The Meldebescheinigung: asked for with a 1700, answered with a 1701 (§ 18 BMG, § 5 BMeldDigiV).

use xoev::{
    Ja, Nachricht, Text,
    codes::{Ergebnisstatus, Zustellvariante},
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
    AntwortFehler, Ausgehend, Kopfdaten, Nichterstellung, SchreibFehler,
    antwort::{gelesen, nichterstellung, unlesbar},
    identifikation::identifikation,
    personendaten::{Angaben, Namen, anschrift, status, tag},
};
use crate::{
    antrag::Datenumfang,
    kernel::NachrichtId,
    meldewesen::{Identitaet, Meldedaten, Wohnung},
};

/// What a register answers to a 1700.
pub enum Bescheinigungsantwort {
    /// The data, for us to put on a document.
    Daten(Box<Meldedaten>),
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
    let Nachricht::MeldebescheinigungAntwort1701(antwort) = gelesen(xml)? else {
        return Err(AntwortFehler::Unpassend("of another type than 1701"));
    };
    if antwort.ursprungsnachricht.nachrichten_uuid != anfrage.uuid() {
        return Err(AntwortFehler::Unpassend("1701 to another question"));
    }
    match antwort.antwort {
        MeldebescheinigungAntwort::GrundDerRueckweisung(grund) => {
            Ok(Bescheinigungsantwort::Abgelehnt(nichterstellung(grund)))
        }
        MeldebescheinigungAntwort::Auskunft(MeldebescheinigungAuskunft {
            ergebnisstatus,
            meldebescheinigung,
        }) => match (ergebnisstatus, meldebescheinigung) {
            (_, Some(Meldebescheinigung::Meldedaten(daten))) => meldedaten(&daten, listen)
                .map(|daten| Bescheinigungsantwort::Daten(Box::new(daten)))
                .ok_or_else(unlesbar),
            (_, Some(Meldebescheinigung::PdfDokument(pdf))) => Ok(Bescheinigungsantwort::Dokument(pdf.0)),
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
    let (derzeitige, fruehere): (Vec<_>, Vec<_>) = person
        .wohnungen
        .iter()
        .partition(|wohnung| wohnung.datum_des_auszugs.is_none() && wohnung.art.is_none());
    let mut weitere = weitere(person, listen);
    for wohnung in fruehere {
        if let XAnschrift::Inland(inland) = &wohnung.anschrift {
            weitere.text(
                "1306",
                anschrift(inland)
                    .map(|anschrift| anschrift.einzeilig())
                    .as_deref(),
            );
        }
    }
    beteiligte(von, &mut weitere);
    Some(Meldedaten {
        angehoerige: Vec::new(),
        vertreter: Vec::new(),
        beteiligte: Vec::new(),
        auskunftssperren: Vec::new(),
        widersprueche: Vec::new(),
        person: namen.person(person.geburtsangaben.geburtsdatum)?,
        wohnungen: derzeitige.into_iter().filter_map(wohnung).collect(),
        weitere: weitere.alle,
    })
}

/// A present dwelling in Germany; addresses abroad are among the further facts.
fn wohnung(von: &WohnungMeldebescheinigung) -> Option<Wohnung> {
    let XAnschrift::Inland(inland) = &von.anschrift else {
        return None;
    };
    Some(Wohnung {
        anschrift: anschrift(inland)?,
        bezogen_am: von.datum_des_beziehens.as_ref().and_then(tag),
        status: von.status.map(status),
        weitere: Vec::new(),
    })
}

fn weitere<'l>(person: &Personendaten, listen: &'l Codelisten) -> Angaben<'l> {
    let name = &person.name;
    let mut angaben = Angaben::neu(listen);
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
        angaben.text("1408", stand.ort.as_ref().map(Text::as_str));
    }
    for ausweis in &person.ausweisdokumente {
        angaben.ausweis(
            ausweis.passart,
            ausweis.seriennummer.as_ref(),
            ausweis.gueltigkeitsdauer,
        );
    }
    if person.nicht_verstorben.is_some() {
        angaben.text("kein-sterbedatum", Some("Es ist kein Sterbedatum gespeichert."));
    }
    angaben
}

/// Spouse, children and representatives, by name; § 18 Abs. 2 with § 3 Abs. 1 Nr. 9, 15 and 16 BMG.
fn beteiligte(von: &XMeldedaten, angaben: &mut Angaben<'_>) {
    let voll = |vornamen: Option<&Text>, nachname: Option<&Text>| {
        [vornamen, nachname]
            .into_iter()
            .flatten()
            .map(Text::as_str)
            .collect::<Vec<_>>()
            .join(" ")
    };
    if let Some(name) = von.partner.as_ref().and_then(|partner| partner.name.as_ref()) {
        let nachname = name.familienname.as_ref().and_then(|name| name.nachname.name());
        angaben.text(
            "1501a",
            Some(&voll(name.vornamen.as_ref().and_then(|v| v.name()), nachname)),
        );
    }
    for name in von.kinder.iter().filter_map(|kind| kind.name.as_ref()) {
        let nachname = name.familienname.as_ref().and_then(|name| name.nachname.name());
        angaben.text(
            "1601a",
            Some(&voll(name.vornamen.as_ref().and_then(|v| v.name()), nachname)),
        );
    }
}
