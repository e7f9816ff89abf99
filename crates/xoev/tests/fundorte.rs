//! A finding says where: path, line and column, on each level, for every fault of a document and not only the first.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail where it likes

use jiff::civil::date;
use xoev::listen::{Codeliste, Codelisten, Schluesselpruefung};
use xoev::{Ebene, Nachricht, Optionen, Urteil};

const MELDESCHEIN: &str = include_str!("../../../examples/xmeld/1704.xml");

/// The example with each first text replaced by another.
#[track_caller]
fn mit(ersetzungen: &[(&str, &str)]) -> String {
    ersetzungen
        .iter()
        .fold(MELDESCHEIN.to_owned(), |xml, (alt, neu)| {
            assert!(xml.contains(alt), "{alt} is not in the example");
            xml.replacen(alt, neu, 1)
        })
}

fn urteil(xml: &str) -> Urteil {
    Nachricht::urteil(xml.as_bytes(), &Optionen::default())
}

/// Level, code, last steps of the path, and what stands at the place that line and column name.
fn befunde(xml: &str) -> Vec<(&'static str, &'static str, String, String)> {
    let zeilen: Vec<&str> = xml.split('\n').collect();
    urteil(xml)
        .fehler
        .iter()
        .map(|fehler| {
            let ort = fehler.ort.unwrap();
            let zeile: String = zeilen[ort.zeile - 1].chars().skip(ort.spalte - 1).collect();
            let ende = zeile.find([' ', '>']).unwrap_or(zeile.len());
            let schritte: Vec<&str> = fehler.pfad.rsplitn(3, '/').collect();
            let pfad = format!("{}/{}", schritte[1], schritte[0]);
            (
                fehler.ebene.name(),
                fehler.code.code(),
                pfad,
                zeile[..ende].to_owned(),
            )
        })
        .collect()
}

#[test]
fn every_fault_of_a_document_is_found_in_one_reading() {
    let xml = mit(&[
        ("<xmeld:familienstand>", "<xmeld:fremd/><xmeld:familienstand>"),
        ("<datum>", "<datum>2026-02-30</datum><datum>"),
        ("<xmeld:geschlecht ", "<xmeld:geschlecht fremd=\"1\" "),
        ("<wohnort>", "<wohnort>\u{416}"),
    ]);
    let gefunden = befunde(&xml);
    for (ebene, code, stelle) in [
        ("schema", "X001", "<xmeld:fremd/"),
        ("schema", "X001", "<datum"),
        ("schema", "X001", "<xmeld:geschlecht"),
        ("schema", "X001", "<wohnort"),
    ] {
        assert!(
            gefunden
                .iter()
                .any(|(e, c, _, s)| (*e, *c, s.as_str()) == (ebene, code, stelle)),
            "{stelle}: {gefunden:#?}"
        );
    }
    assert!(!urteil(&xml).schema_gueltig);
}

#[test]
fn an_unknown_element_a_swap_and_a_missing_element_are_one_finding_each() {
    let fremd = mit(&[(
        "<xmeld:familienstand>",
        "<xmeld:fremd>x<a/></xmeld:fremd><xmeld:familienstand>",
    )]);
    assert_eq!(befunde(&fremd).len(), 1, "{:#?}", befunde(&fremd));
    let (vorn, rest) = MELDESCHEIN.split_once("<xmeld:geschlecht").unwrap();
    let (_, hinten) = rest.split_once("</xmeld:geschlecht>").unwrap();
    let fehlt = befunde(&[vorn, hinten].concat());
    assert_eq!(fehlt.len(), 1, "{fehlt:#?}");
    assert_eq!(fehlt[0].3, "<xmeld:staatsangehoerigkeit");
}

#[test]
fn a_broken_rule_has_line_and_column_and_leaves_the_schema_content() {
    let xml = mit(&[("nachrichtenUUID>", "nachrichtenUUID>")]).replacen("<kennung>mbp:", "<kennung>ags:", 1);
    let urteil = urteil(&xml);
    assert!(urteil.schema_gueltig && !urteil.gueltig());
    assert!(urteil.fehler.iter().all(|fehler| fehler.ebene == Ebene::Regel));
    assert!(
        befunde(&xml)
            .iter()
            .any(|(_, _, _, stelle)| stelle.starts_with("<kennung")),
        "{:#?}",
        befunde(&xml)
    );
}

#[test]
fn lines_and_columns_count_characters_and_a_byte_order_mark_is_none() {
    let xml = mit(&[(
        "<xmeld:familienstand>",
        "<!-- äöü --><xmeld:fremd/><xmeld:familienstand>",
    )]);
    let ort = |xml: &str| urteil(xml).fehler[0].ort.unwrap();
    let ohne = ort(&xml);
    let mit_bom = ort(&format!("\u{FEFF}{xml}"));
    assert_eq!(mit_bom.offset, ohne.offset + 3);
    assert_eq!(mit_bom.zeile, ohne.zeile);
    let zeile = xml.split('\n').nth(ohne.zeile - 1).unwrap();
    let davor = zeile.split_once("<xmeld:fremd/>").unwrap().0;
    assert_eq!(ohne.spalte, davor.chars().count() + 1);
}

#[test]
fn damage_comes_first_and_does_not_hide_what_was_found_before_it() {
    let xml = mit(&[("<datum>", "<datum>2026-02-30</datum><datum>")]) + "x";
    let gefunden = befunde(&xml);
    assert_eq!(gefunden[0].0, "xml");
    assert_eq!(gefunden[0].1, "X000");
    assert!(gefunden.len() > 1, "{gefunden:#?}");
}

#[test]
fn an_ags_is_looked_up_only_where_the_caller_switches_that_on() {
    let liste = br#"<gc:CodeList xmlns:gc="http://docs.oasis-open.org/codelist/ns/genericode/1.0/">
        <Identification><ShortName>ags</ShortName><LongName>Gemeinden</LongName><Version>2026-04-30</Version>
        <CanonicalUri>urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:ags</CanonicalUri>
        <CanonicalVersionUri>urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:ags_2026-04-30</CanonicalVersionUri>
        </Identification><ColumnSet>
        <Column Id="schluessel" Use="required"><ShortName>schluessel</ShortName><Data Type="string"/></Column>
        <Column Id="bezeichnung" Use="required"><ShortName>bezeichnung</ShortName><Data Type="string"/></Column>
        <Key Id="k"><ShortName>k</ShortName><ColumnRef Ref="schluessel"/></Key></ColumnSet><SimpleCodeList><Row>
        <Value ColumnRef="schluessel"><SimpleValue>01001000</SimpleValue></Value>
        <Value ColumnRef="bezeichnung"><SimpleValue>Flensburg, Stadt</SimpleValue></Value>
        </Row></SimpleCodeList></gc:CodeList>"#;
    let mut listen = Codelisten::eingebaut();
    listen
        .lege_dazu(Codeliste::aus_genericode(liste).unwrap())
        .unwrap();
    let optionen = Optionen {
        schluessel: Some(Schluesselpruefung::gemeinden(&listen, date(2026, 11, 25))),
        ..Optionen::default()
    };
    let urteil = Nachricht::urteil(MELDESCHEIN.as_bytes(), &optionen);
    assert!(urteil.schema_gueltig && !urteil.gueltig());
    assert!(
        urteil.fehler.iter().all(|fehler| fehler.code.code() == "S011"),
        "{:#?}",
        urteil.fehler
    );
    assert!(Nachricht::urteil(MELDESCHEIN.as_bytes(), &Optionen::default()).gueltig());
}
