//! What a screen reader finds in our documents, read by our own reader of tags: every template, sealed and not.

use std::collections::BTreeSet;

use lopdf::{Document, Object, ObjectId};

use super::tags::{OHNE_UEBERSCHRIFT, maengel};
use super::{SETZEREI, bescheinigung_pdf, beweise, brief, gesiegelt, papier_pdf, papiere, satz, setzangaben};
use crate::urkunde::Vorlage;
use crate::urkunde::proben::proben;

const FOTO: &str = "photo";

/// One of every kind of document, with as much and as little as it can have.
fn alle() -> Vec<(String, Vec<u8>)> {
    let mut alle = vec![
        ("Meldebescheinigung".to_owned(), bescheinigung_pdf()),
        ("Meldebescheinigung for paper".to_owned(), papier_pdf()),
        (FOTO.to_owned(), satz::foto_pdf()),
    ];
    for vorlage in Vorlage::ERSETZBAR {
        for (nummer, daten) in proben(vorlage).into_iter().enumerate() {
            let pdf = SETZEREI
                .setze(vorlage, &daten.unwrap(), &setzangaben("P-1"))
                .unwrap();
            alle.push((format!("{vorlage:?}, trial {nummer}"), pdf));
        }
    }
    for vorlage in [Vorlage::Meldebestaetigung, Vorlage::CodeBrief, Vorlage::Ablehnung] {
        let pdf = SETZEREI.setze(vorlage, &brief(), &setzangaben("BR-1")).unwrap();
        alle.push((format!("{vorlage:?}"), pdf));
    }
    alle.extend(papiere::alle().map(|(name, pdf)| (name.to_owned(), pdf)));
    alle
}

#[test]
fn every_document_has_the_tags_that_a_screen_reader_needs_before_and_after_the_seal() {
    let mut gefunden = Vec::new();
    for (name, pdf) in alle() {
        for (stand, datei) in [("made", &pdf), ("sealed", &gesiegelt(&pdf))] {
            let mut hier = maengel(datei);
            if name == FOTO {
                assert!(
                    hier.remove(OHNE_UEBERSCHRIFT),
                    "a photo is a picture and nothing else"
                );
            }
            gefunden.extend(
                hier.into_iter()
                    .map(|mangel| format!("{name}, {stand}: {mangel}")),
            );
        }
    }
    assert_eq!(gefunden, Vec::<String>::new());
    assert_eq!(maengel(&beweise::B_LT), BTreeSet::new(), "with proofs");
}

/// The elements of this kind.
fn elemente(pdf: &Document, art: &[u8]) -> Vec<ObjectId> {
    let ist_eines = |objekt: &Object| {
        let knoten = objekt.as_dict().ok()?;
        (knoten.get(b"S").and_then(Object::as_name).ok()? == art && knoten.has(b"P")).then_some(())
    };
    let gefunden = pdf
        .objects
        .iter()
        .filter(|(_, objekt)| ist_eines(objekt).is_some());
    gefunden.map(|(id, _)| *id).collect()
}

/// Changes every element of this kind.
fn aendere(pdf: &mut Document, art: &[u8], mut wie: impl FnMut(&mut lopdf::Dictionary)) {
    let alle = elemente(pdf, art);
    assert!(!alle.is_empty(), "{}", String::from_utf8_lossy(art));
    for id in alle {
        wie(pdf.get_object_mut(id).unwrap().as_dict_mut().unwrap());
    }
}

/// Puts something behind the content of the first page.
fn male(pdf: &mut Document, inhalt: &[u8]) {
    let seite = pdf.get_pages()[&1];
    let mut bytes = pdf.get_page_content(seite);
    bytes.extend_from_slice(inhalt);
    pdf.change_page_content(seite, bytes).unwrap();
}

/// Changes the dictionaries of the annotations of this kind.
fn anmerkungen(pdf: &mut Document, art: &[u8], eintrag: &[u8]) {
    let alle: Vec<ObjectId> = pdf
        .objects
        .iter()
        .filter(|(_, objekt)| {
            let subtype = objekt.as_dict().and_then(|eines| eines.get(b"Subtype"));
            subtype.and_then(Object::as_name).is_ok_and(|name| name == art)
        })
        .map(|(id, _)| *id)
        .collect();
    assert!(!alle.is_empty());
    for id in alle {
        pdf.get_object_mut(id)
            .unwrap()
            .as_dict_mut()
            .unwrap()
            .remove(eintrag);
    }
}

#[test]
fn the_reader_of_tags_notices_each_fault() {
    type Bruch = (&'static str, fn(&mut Document));
    let faelle: [Bruch; 17] = [
        ("the document has no language", |pdf| {
            drop(pdf.catalog_mut().unwrap().remove(b"Lang"));
        }),
        ("the title is not shown", |pdf| {
            drop(pdf.catalog_mut().unwrap().remove(b"ViewerPreferences"));
        }),
        ("the document is not marked as tagged", |pdf| {
            drop(pdf.catalog_mut().unwrap().remove(b"MarkInfo"));
        }),
        ("the document has no title", |pdf| {
            drop(pdf.catalog_mut().unwrap().remove(b"Metadata"));
        }),
        ("there is no structure", |pdf| {
            drop(pdf.catalog_mut().unwrap().remove(b"StructTreeRoot"));
        }),
        ("the first heading is not of level 1", |pdf| {
            aendere(pdf, b"H1", |eines| eines.set("S", "H2"));
        }),
        ("a level of headings is left out", |pdf| {
            aendere(pdf, b"H2", |eines| eines.set("S", "H3"));
        }),
        ("a picture without words", |pdf| {
            aendere(pdf, b"Figure", |eines| {
                eines.remove(b"Alt");
                eines.remove(b"A");
            });
        }),
        ("a header cell that does not say for what", |pdf| {
            aendere(pdf, b"TH", |eines| drop(eines.remove(b"A")));
        }),
        ("a table without headers", |pdf| {
            aendere(pdf, b"TH", |eines| eines.set("S", "TD"));
        }),
        ("TD below Sect", |pdf| {
            aendere(pdf, b"TR", |eines| eines.set("S", "Sect"));
        }),
        ("something on the page has no tag", |pdf| {
            male(pdf, b"\n0 0 10 10 re f\n");
        }),
        ("marked content does not end", |pdf| {
            male(pdf, b"\n/Artifact BMC\n");
        }),
        ("content and structure name different pieces", |pdf| {
            aendere(pdf, b"H1", |eines| drop(eines.remove(b"K")));
        }),
        ("no tab order by structure", |pdf| {
            let seite = pdf.get_pages()[&1];
            pdf.get_object_mut(seite)
                .unwrap()
                .as_dict_mut()
                .unwrap()
                .remove(b"Tabs");
        }),
        ("a field without a name for people", |pdf| {
            anmerkungen(pdf, b"Widget", b"TU");
        }),
        ("a link without a place in the structure", |pdf| {
            anmerkungen(pdf, b"Link", b"StructParent");
        }),
    ];
    let datei = gesiegelt(&papier_pdf());
    for (mangel, brich) in faelle {
        let mut pdf = Document::load_mem(&datei).unwrap();
        brich(&mut pdf);
        let mut bytes = Vec::new();
        pdf.save_to(&mut bytes).unwrap();
        assert!(
            maengel(&bytes).contains(mangel),
            "{mangel}: {:?}",
            maengel(&bytes)
        );
    }
}
