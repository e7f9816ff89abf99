//! The pre-filled Meldeschein: asked for with a 1702, answered with a 1703 (§ 23a Abs. 1 BMG).

use xoev::{
    Nachricht, Teildatum,
    codes::{PassversagungStatus, Sperre},
    listen::Codelisten,
    xmeld::meldeschein::{
        AbrufMeldeschein1702, MeldescheinAntwort, MeldescheinPerson, MeldescheinWohnung,
        VorausgefuellterMeldescheinMitSperren,
    },
};

use super::{
    AntwortFehler, Ausgehend, Kopfdaten, Nichterstellung, SchreibFehler,
    angehoerige::{angehoerige, vertreter},
    anschriften,
    antwort::{gelesen, nichterstellung, unlesbar},
    beteiligte,
    identifikation::identifikation,
    personendaten::{Angaben, Namen, anschrift, status, tag},
};
use crate::{
    kernel::NachrichtId,
    meldewesen::{Identitaet, Meldedaten, Sperrschluessel, Wohnung},
};

/// What a register answers to a 1702.
pub enum Meldescheinantwort {
    /// The person's data.
    Erteilt(Box<Meldedaten>),
    /// Why there are none.
    Abgelehnt(Nichterstellung),
}

/// Writes a 1702.
///
/// # Errors
/// [`SchreibFehler`] if configuration or login data do not fit into it.
pub fn abruf_meldeschein(kopf: &Kopfdaten, wer: &Identitaet) -> Result<Ausgehend, SchreibFehler> {
    let nachricht = AbrufMeldeschein1702 {
        kopf: kopf.kopf("1702")?,
        identifikation: identifikation("1702", wer)?,
    };
    Ok(Ausgehend {
        typ: "1702",
        xml: Nachricht::AbrufMeldeschein1702(nachricht).schreiben(),
    })
}

/// Reads the answer to the 1702 `anfrage`; `listen` say what its keys mean.
///
/// # Errors
/// [`AntwortFehler`] if it is not valid, or not the answer to this question.
pub fn lies_meldeschein(
    xml: &[u8],
    anfrage: NachrichtId,
    listen: &Codelisten,
) -> Result<Meldescheinantwort, AntwortFehler> {
    let Nachricht::MeldescheinAntwort1703(antwort) = gelesen(xml)? else {
        return Err(AntwortFehler::Unpassend("of another type than 1703"));
    };
    if antwort.ursprungsnachricht.nachrichten_uuid != anfrage.uuid() {
        return Err(AntwortFehler::Unpassend("1703 to another question"));
    }
    match antwort.antwort {
        MeldescheinAntwort::GrundDerRueckweisung(grund) => {
            Ok(Meldescheinantwort::Abgelehnt(nichterstellung(grund)))
        }
        MeldescheinAntwort::VorausgefuellterMeldeschein(schein) => meldedaten(&schein, listen)
            .map(|daten| Meldescheinantwort::Erteilt(Box::new(daten)))
            .ok_or_else(unlesbar),
    }
}

fn meldedaten(schein: &VorausgefuellterMeldescheinMitSperren, listen: &Codelisten) -> Option<Meldedaten> {
    let person = &schein.meldeschein.personendaten;
    let name = &person.name;
    let namen = Namen {
        familienname: name.familienname.as_ref(),
        vornamen: name.vornamen.as_ref(),
        rufname: name.gebraeuchlicher_vorname.as_ref(),
        doktorgrad: name.doktorgrad.as_ref(),
    };
    let geburt = &person.geburtsangaben;
    let wohnungen: Vec<_> = person
        .wohnungen
        .iter()
        .map(|eine| wohnung(eine, listen))
        .collect::<Option<_>>()?;
    Some(Meldedaten {
        angehoerige: angehoerige(&schein.meldeschein, &wohnungen),
        vertreter: vertreter(&schein.meldeschein),
        beteiligte: beteiligte::beteiligte(
            schein.meldeschein.partner.as_ref(),
            &schein.meldeschein.kinder,
            schein
                .meldeschein
                .gesetzliche_vertreter
                .iter()
                .map(beteiligte::vertreter),
            listen,
        ),
        widersprueche: schein
            .widersprueche
            .iter()
            .map(|sperre| Sperrschluessel(sperre.grund))
            .collect(),
        auskunftssperren: person
            .auskunftssperren
            .iter()
            .map(|sperre| Sperrschluessel(sperre.grund))
            .collect(),
        person: namen.person(geburt.geburtsdatum.unwrap_or(Teildatum::Unbekannt))?,
        wohnungen,
        weitere_wohnungen: Vec::new(),
        weitere: weitere(person, listen),
    })
}

fn wohnung(von: &MeldescheinWohnung, listen: &Codelisten) -> Option<Wohnung> {
    let inland = &von.anschrift.inland;
    let mut weitere = Angaben::neu(listen);
    weitere.text(
        "1204",
        inland.frueherer_gemeindename.as_ref().map(xoev::Text::as_str),
    );
    weitere.text("1212", inland.wohnungsinhaber.as_ref().map(xoev::Text::as_str));
    anschriften::sperrvermerk(&mut weitere, von.anschrift.bedingter_sperrvermerk.is_some());
    weitere.tag("1301a", von.datum_des_wohnungsstatuswechsels);
    Some(Wohnung {
        anschrift: anschrift(inland)?,
        bezogen_am: von.datum_des_beziehens.as_ref().and_then(tag),
        status: von.status.map(status),
        weitere: weitere.alle,
    })
}

fn weitere(person: &MeldescheinPerson, listen: &Codelisten) -> Vec<crate::meldewesen::Angabe> {
    let name = &person.name;
    let mut angaben = Angaben::neu(listen);
    let pass = name.familienname.as_ref().and_then(|n| n.nachname_pass.as_ref());
    angaben.name("name-pass", pass);
    let pass = name.vornamen.as_ref().and_then(|n| n.vornamen_pass.as_ref());
    angaben.name("vornamen-pass", pass);
    angaben.name("0103a", name.ehename.as_ref());
    angaben.name("0105a", name.lebenspartnerschaftsname.as_ref());
    angaben.name("0201a", name.geburtsname.as_ref());
    name.fruehere_familiennamen
        .iter()
        .for_each(|frueher| angaben.name("0203a", Some(frueher)));
    name.fruehere_vornamen
        .iter()
        .for_each(|frueher| angaben.name("0303", Some(frueher)));
    angaben.text("0501", name.ordensname.as_ref().map(xoev::Text::as_str));
    angaben.text("0502", name.kuenstlername.as_ref().map(xoev::Text::as_str));
    angaben.text(
        "0602",
        person.geburtsangaben.geburtsort.as_ref().map(xoev::Text::as_str),
    );
    angaben.code("0603", person.geburtsangaben.geburtsort_staat.as_ref());
    angaben.code("0701", Some(&person.geschlecht));
    person
        .staatsangehoerigkeiten
        .iter()
        .for_each(|code| angaben.code("1001", Some(code)));
    angaben.religion("1101", Some(&person.religion.steuererhebend));
    angaben.religion("1104", person.religion.nicht_steuererhebend.as_ref());
    let stand = &person.familienstand;
    angaben.familienstand(Some(stand.familienstand));
    angaben.teildatum("1402", stand.datum_beginn.as_ref());
    angaben.tag("1402a", stand.datum_beginn_vorausgegangene_lp);
    angaben.nachweis("1403", person.familienstand_nachweis.as_ref());
    angaben.text("1408", stand.ort.as_ref().map(xoev::Text::as_str));
    angaben.code("1409", stand.ortstaat.as_ref());
    angaben.tag("1305", person.zuzug_bund);
    for ausweis in &person.ausweisdokumente {
        angaben.ausweis(
            ausweis.passart,
            ausweis.seriennummer.as_ref(),
            ausweis.gueltigkeitsdauer,
        );
        angaben.ausgestellt(
            ausweis.passart,
            Some(&ausweis.behoerde),
            ausweis.ausstellungsdatum,
        );
    }
    angaben.text(
        "1712",
        person.azr_nummer.as_ref().map(xoev::werte::Azrnummer::as_str),
    );
    for sperre in &person.auskunftssperren {
        angaben.schluessel("1801", Sperre::LISTE.uri, sperre.grund.code());
        angaben.tag("1802", sperre.frist);
    }
    for versagung in &person.passversagungen {
        let status = versagung.passversagung.status;
        angaben.schluessel("2301", PassversagungStatus::LISTE.uri, status.code());
        angaben.nachweis("2302", versagung.nachweisdaten.as_ref());
    }
    angaben.text("2701", person.id_nr.as_ref().map(xoev::werte::Idnr::as_str));
    angaben.alle
}
