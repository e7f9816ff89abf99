//! Small documents made to cost much: each ends soon, in little memory, on a small stack.
//!
//! Nothing here looks at a clock. Before each of them was met, it took from ten seconds to hours, or ended the process.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail where it likes

use std::fmt::Write as _;

use xoev::{Ebene, Nachricht, Optionen, Urteil};

const MELDESCHEIN: &str = include_str!("../../../examples/xmeld/1704.xml");

fn urteil(xml: &str) -> Urteil {
    Nachricht::urteil(xml.as_bytes(), &Optionen::default())
}

/// The example with this in the elements of the Land, and these attributes at its root.
fn mit(erweiterung: &str, wurzel: &str) -> String {
    let ende = "</xmeld:berechtigtePerson>";
    let neu = format!(
        "<xmeld:landesspezifischeErweiterungen>{erweiterung}</xmeld:landesspezifischeErweiterungen>{ende}"
    );
    assert!(MELDESCHEIN.contains(ende) && !MELDESCHEIN.contains("landesspezifisch"));
    MELDESCHEIN
        .replacen(ende, &neu, 1)
        .replacen(" produkt=", &format!(" {wurzel} produkt="), 1)
}

/// The document in the elements of the Land of itself, so many times.
fn verschachtelt(tiefe: usize, innen: &str) -> String {
    let ohne_kopf = |xml: &str| xml.split_once("?>").unwrap().1.to_owned();
    (0..tiefe).fold(innen.to_owned(), |innen, _| ohne_kopf(&mit(&innen, "")))
}

fn deklarationen(anzahl: usize, ab: usize) -> String {
    (ab..ab + anzahl).fold(String::new(), |mut text, nummer| {
        write!(text, " xmlns:p{nummer:04}='urn:{nummer:04}'").unwrap();
        text
    })
}

#[test]
fn a_long_namespace_is_held_once_however_many_elements_inherit_it() {
    let uri = "u".repeat(100_000);
    let xml = mit(&"<p:a/>".repeat(20_000), &format!("xmlns:p='{uri}'"));
    let nachricht = urteil(&xml).nachricht.unwrap();
    let geschrieben = nachricht.schreiben();
    assert!(geschrieben.len() < 2 * xml.len(), "{} bytes", geschrieben.len());
    assert!(Nachricht::lesen(&geschrieben).unwrap() == nachricht);
}

#[test]
fn declarations_in_scope_have_a_limit() {
    let ebenen = (0..20).fold(String::new(), |ebenen, nummer| {
        ebenen + "<a" + &deklarationen(60, nummer * 60) + ">"
    });
    let urteil = urteil(&mit(&(ebenen + &"<p0000:a/>".repeat(50_000)), ""));
    assert_eq!(urteil.fehler[0].ebene, Ebene::Xml);
    assert_eq!(urteil.fehler[0].code.code(), "S999");
}

#[test]
fn messages_inside_messages_have_a_limit_and_need_little_of_the_stack() {
    let kleiner_stapel = |xml: String| {
        let lesen = move || Nachricht::lesen(xml.as_bytes()).map_err(|fehler| fehler[0].code.code());
        let faden = std::thread::Builder::new()
            .stack_size(1 << 20)
            .spawn(lesen)
            .unwrap();
        faden.join().unwrap()
    };
    let zwei = kleiner_stapel(mit(&verschachtelt(2, ""), ""));
    assert!(zwei.is_ok(), "{zwei:?}");
    for tiefe in [3, 10] {
        let viele = kleiner_stapel(mit(&verschachtelt(tiefe, &"<a/>".repeat(3_000)), ""));
        assert_eq!(viele.unwrap_err(), "S999");
    }
}

#[test]
fn places_of_broken_rules_are_found_among_very_many_names() {
    let namen = (0..90_000).fold(String::new(), |namen, nummer| {
        namen + "<x" + &nummer.to_string() + "/>"
    });
    let xml = mit(&namen, "").replacen("<kennung>mbp:", "<kennung>ags:", 1);
    let urteil = urteil(&xml);
    assert!(urteil.schema_gueltig && !urteil.gueltig());
    assert!(
        urteil
            .fehler
            .iter()
            .all(|fehler| fehler.ort.is_some_and(|ort| ort.zeile > 0))
    );
}

#[test]
fn what_elements_of_a_land_inherit_is_written_where_it_holds_and_reads_the_same() {
    for (innen, wurzel) in [
        ("<p:a q='p:x'/>", "xmlns:p='urn:p' xmlns:ungenutzt='urn:u'"),
        (
            "<a xmlns='urn:a'><p:b xmlns:p='urn:innen'/></a>",
            "xmlns:p='urn:aussen'",
        ),
        ("<xmeld:freitext>kein Freitext</xmeld:freitext>", ""),
        ("<b>xmeld:foo</b>", ""),
        (
            "<xmeld:foo.1704/><xmeld:ONLINEDIENSTE.anmeldung.meldeschein.1704/>",
            "",
        ),
    ] {
        let nachricht = urteil(&mit(innen, wurzel))
            .nachricht
            .unwrap_or_else(|| panic!("{innen}"));
        assert!(
            Nachricht::lesen(&nachricht.schreiben()).unwrap() == nachricht,
            "{innen}"
        );
    }
    // A message of another chapter, which is not described here.
    assert!(!urteil(&mit("<xmeld:administration.freitext.0905/>", "")).schema_gueltig);
}
