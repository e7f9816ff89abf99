//! Memory and time of reading follow the size of the document and nothing else, whatever it is made of.
//!
//! Every allocation of the reading thread is counted, so the numbers are exact and the same on every machine; a vector
//! that grows counts with its old and its new memory. `scripts/bench` prints the table.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::cast_precision_loss
)] // a test may fail where it likes

#[allow(dead_code)] // only full messages are read here
mod bau;

use std::fmt::Write as _;

use bau::Fuelle;
use xoev::{Grenzen, Nachricht};

const KIB: usize = 1024;
const MIB: usize = 1024 * KIB;

/// Peak memory while a document is read, the document and the message made of it included, in documents.
const HOECHSTENS: f64 = 3.0;

struct Messung {
    spitze: f64,
    allokationen: u64,
    gelesen: bool,
}

fn messen(xml: &str) -> Messung {
    let mut gelesen = false;
    let gezaehlt = allocation_counter::measure(|| gelesen = Nachricht::lesen(xml.as_bytes()).is_ok());
    Messung {
        spitze: 1.0 + gezaehlt.bytes_max as f64 / xml.len() as f64,
        allokationen: gezaehlt.count_total,
        gelesen,
    }
}

/// Prints a line of the table that `scripts/bench` makes.
fn zeile(name: &str, xml: &str) -> Messung {
    let messung = messen(xml);
    let urteil = if messung.spitze <= HOECHSTENS {
        "reached"
    } else {
        "MISSED"
    };
    println!(
        "| {name} | {} | {} | {:.2} | {urteil} |",
        xml.len(),
        messung.allokationen,
        messung.spitze
    );
    messung
}

/// A full 1704 in which what stands between two marks is replaced.
fn mit(von: &str, bis: &str, neu: &str) -> String {
    let alle = bau::alle(Fuelle::Voll(0));
    let (_, xml) = alle.into_iter().find(|(nummer, _)| *nummer == "1704").unwrap();
    let (vorn, rest) = xml.split_once(von).unwrap();
    let (_, hinten) = rest.split_once(bis).unwrap();
    [vorn, von, neu, bis, hinten].concat()
}

/// A 1704 whose Wohnungsgeberbestätigung makes it about this large; lines of 76 letters as mail programs break them.
fn mit_pdf(bytes: usize, umbrochen: bool) -> String {
    let zeile = "JVBERi0xLjcKJeLjz9MKMSAwIG9iago8PC9UeXBlL0NhdGFsb2cvUGFnZXMgMiAwIFI+PgplbmRv";
    let pdf = if umbrochen {
        [zeile, "\n"].concat().repeat(bytes / (zeile.len() + 1))
    } else {
        zeile.repeat(bytes / zeile.len())
    };
    mit(
        "<w:wohnungsgeberbestaetigung >",
        "</w:wohnungsgeberbestaetigung>",
        &pdf,
    )
}

/// A 1704 that ends with this piece so many times.
fn mit_vielen(stueck: &str, anzahl: usize) -> String {
    mit(
        "</w:freitext>",
        "</w:onlinedienste.anmeldung.meldeschein.1704>",
        &stueck.repeat(anzahl),
    )
}

fn freitexte(zeichen: usize, anzahl: usize) -> String {
    mit_vielen(
        &["<w:freitext>", &"a".repeat(zeichen), "</w:freitext>"].concat(),
        anzahl,
    )
}

/// A start tag with so many attributes that no schema knows.
fn attribute(anzahl: usize, namensraeume: bool) -> String {
    let mut tag = String::from("<w:freitext");
    for nummer in 0..anzahl {
        let art = if namensraeume { "xmlns:a" } else { "a" };
        write!(tag, " {art}{nummer}='u'").unwrap();
    }
    mit_vielen(&[&tag, ">a</w:freitext>"].concat(), 1)
}

#[test]
fn peak_memory_is_at_most_three_times_the_document() {
    let mut zu_viel = Vec::new();
    for (name, xml) in [
        ("1703", include_str!("../../../benches/1703.xml").to_owned()),
        ("1704, PDF in lines of base64", mit_pdf(MIB, true)),
        ("1704, PDF in one line of base64", mit_pdf(MIB, false)),
        ("1704, PDF in lines of base64", mit_pdf(16 * MIB - 40 * KIB, true)),
        ("1704, 99,000 texts of 1 letter", freitexte(1, 99_000)),
        ("1704, 99,000 texts of 40 letters", freitexte(40, 99_000)),
        ("1704, white space", mit_vielen("        ", MIB)),
        ("1704, comments", mit_vielen("<!--abcdefghi-->", MIB / 2)),
        (
            "1704, character references",
            mit_vielen(
                &["<w:freitext>", &"&#65;".repeat(1000), "</w:freitext>"].concat(),
                1000,
            ),
        ),
    ] {
        let messung = zeile(name, &xml);
        assert!(messung.gelesen, "{name} was not read");
        if messung.spitze > HOECHSTENS {
            zu_viel.push(format!("{name}: {:.2}", messung.spitze));
        }
    }
    assert!(zu_viel.is_empty(), "{zu_viel:?}");
}

#[test]
fn a_refused_document_takes_no_more_memory_either() {
    let mut zu_viel = Vec::new();
    for (name, xml) in [
        ("refused: 99,000 unknown elements", mit_vielen("<w:x/>", 99_000)),
        (
            "refused: 99,000 unknown elements with text",
            mit_vielen("<w:x>a</w:x>", 99_000),
        ),
        ("refused: unclosed elements", "<a>".repeat(MIB)),
        ("refused: 1,000 attributes", attribute(1000, false)),
        ("refused: 1,000 namespaces", attribute(1000, true)),
    ] {
        let messung = zeile(name, &xml);
        if messung.gelesen || messung.spitze > HOECHSTENS {
            zu_viel.push(format!(
                "{name}: read: {}, {:.2}",
                messung.gelesen, messung.spitze
            ));
        }
    }
    assert!(zu_viel.is_empty(), "{zu_viel:?}");
}

/// The smallest valid elements become the largest values, so their number has a limit of its own.
#[test]
fn empty_children_are_the_worst_that_a_valid_message_can_do_and_there_cannot_be_many() {
    let mit_kindern = |anzahl: usize| {
        let kinder = ["</xmeld:partner>", &"<xmeld:kind/>".repeat(anzahl)].concat();
        include_str!("../../../benches/1703.xml").replace("</xmeld:partner>", &kinder)
    };
    let grenze = Grenzen::default().gleiche;
    let erlaubt = mit_kindern(grenze - 100);
    let messung = zeile("1703, as many empty `kind` as are read", &erlaubt);
    assert!(messung.gelesen);
    assert!(messung.spitze * (erlaubt.len() as f64) < 6.0 * MIB as f64, "{:.2}", messung.spitze);
    let messung = messen(&mit_kindern(99_000));
    assert!(!messung.gelesen && messung.spitze <= 2.0 * HOECHSTENS, "{:.2}", messung.spitze);
}

/// A walk that went over such a document again and again would not end within the patience of whoever runs the tests.
#[test]
fn hostile_shapes_come_to_an_end_and_take_no_memory_beyond_their_size() {
    for (name, xml) in [
        ("attributes", attribute(100_000, false)),
        ("namespaces", attribute(70_000, true)),
        ("unknown elements", mit_vielen("<w:x/>", 99_000)),
        ("texts", freitexte(1, 99_000)),
        ("references", mit_vielen(&"&#65;".repeat(200_000), 1)),
        ("comments", mit_vielen("<!--->", MIB / 6)),
        ("open tags", "<a ".repeat(MIB / 3)),
        ("open comments", "<!--".repeat(MIB / 4)),
        ("open sections", "<![CDATA[".repeat(MIB / 9)),
        ("names", ["<", &"a".repeat(MIB), "/>"].concat()),
        ("levels", "<a>".repeat(10_000)),
    ] {
        let messung = messen(&xml);
        assert!(messung.spitze <= 2.0 * HOECHSTENS, "{name}: {:.2}", messung.spitze);
    }
}
