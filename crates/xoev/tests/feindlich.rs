//! Input that is broken or hostile: refused with the right code, never a panic, never a word of its content.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail where it likes

mod bau;

use bau::Fuelle;
use proptest::prelude::*;
use xoev::{Ebene, Fehlercode, Grenzen, Nachricht, Optionen, kopf_lesen};

fn beispiel(typ: &str) -> String {
    bau::alle(Fuelle::Voll(0))
        .into_iter()
        .find(|(nummer, _)| *nummer == typ)
        .unwrap()
        .1
}

/// The example with the second alternative of the first choice on each way down.
fn zweite(typ: &str) -> String {
    bau::alle(Fuelle::Voll(1))
        .into_iter()
        .find(|(nummer, _)| *nummer == typ)
        .unwrap()
        .1
}

#[track_caller]
fn abgelehnt(bytes: &[u8], code: Fehlercode) {
    let fehler = Nachricht::lesen(bytes).unwrap_err();
    assert_eq!(fehler[0].code, code, "{}", fehler[0]);
}

/// The example with one text replaced, which must be there.
#[track_caller]
fn mit(typ: &str, alt: &str, neu: &str) -> Vec<u8> {
    let xml = beispiel(typ);
    assert!(xml.contains(alt), "{alt} is not in the example");
    xml.replacen(alt, neu, 1).into_bytes()
}

#[test]
fn what_is_not_xml_is_x000() {
    let xml = beispiel("1704");
    for kaputt in [
        "",
        "Hallo",
        "<a>",
        "<a></b>",
        "<a/><b/>",
        "<a b='1' b='2'/>",
        "<a>&unbekannt;</a>",
        "<p:a/>",
        "<a>\u{1}</a>",
    ] {
        abgelehnt(kaputt.as_bytes(), Fehlercode::X000);
    }
    abgelehnt(&xml.as_bytes()[..xml.len() - 5], Fehlercode::X000);
    abgelehnt(format!("{xml}x").as_bytes(), Fehlercode::X000);
}

#[test]
fn what_is_not_utf_8_is_s001() {
    abgelehnt(b"<a>\xff</a>", Fehlercode::S001);
    abgelehnt(
        b"<?xml version='1.0' encoding='ISO-8859-1'?><a/>",
        Fehlercode::S001,
    );
    let utf16: Vec<u8> = "\u{FEFF}<a/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    abgelehnt(&utf16, Fehlercode::S001);
}

#[test]
fn dtd_processing_instruction_depth_and_size_are_refused() {
    let entities = "<!DOCTYPE a [<!ENTITY x \"aaaa\"><!ENTITY y \"&x;&x;\">]><a>&y;</a>";
    abgelehnt(entities.as_bytes(), Fehlercode::S999);
    abgelehnt(
        b"<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
        Fehlercode::S999,
    );
    // A processing instruction is legal XML, so only a rule refuses it.
    let mit_anweisung = mit("1704", "</", "<?php x ?></");
    abgelehnt(&mit_anweisung, Fehlercode::S999);
    assert!(Nachricht::urteil(&mit_anweisung, &Optionen::default()).schema_gueltig);
    abgelehnt("<a>".repeat(65).as_bytes(), Fehlercode::S999);
    let klein = Grenzen {
        bytes: 10,
        ..Grenzen::default()
    };
    assert_eq!(
        Nachricht::lesen_mit(b"<aaaaaaaaaaaaa/>", &klein).unwrap_err()[0].code,
        Fehlercode::S999
    );
    let wenige = Grenzen {
        elemente: 2,
        ..Grenzen::default()
    };
    assert_eq!(
        Nachricht::lesen_mit(b"<a><b/><c/></a>", &wenige).unwrap_err()[0].code,
        Fehlercode::S999
    );
}

#[test]
fn byte_order_marks_nul_and_utf_16_are_told_apart() {
    let xml = beispiel("1704");
    assert!(Nachricht::lesen(format!("\u{FEFF}{xml}").as_bytes()).is_ok());
    abgelehnt(format!("\u{FEFF}\u{FEFF}{xml}").as_bytes(), Fehlercode::X000);
    abgelehnt(xml.replacen('>', ">\0", 1).as_bytes(), Fehlercode::X000);
    for big_endian in [true, false] {
        let utf16: Vec<u8> = format!("\u{FEFF}{xml}")
            .encode_utf16()
            .flat_map(|einheit| {
                if big_endian {
                    einheit.to_be_bytes()
                } else {
                    einheit.to_le_bytes()
                }
            })
            .collect();
        abgelehnt(&utf16, Fehlercode::S001);
    }
}

#[test]
fn depth_attributes_text_and_white_space_have_limits_and_none_of_them_is_exceeded_slowly() {
    let viele = (0..1_000_000).fold(String::new(), |viele, n| viele + " a" + &n.to_string() + "=''");
    for (name, xml) in [
        ("10,000 levels", "<a>".repeat(10_000)),
        ("a million attributes", ["<a", &viele, "/>"].concat()),
        (
            "one name in two namespaces",
            "<p:a xmlns:p='u' xmlns:q='u' p:b='' q:b=''/>".to_owned(),
        ),
        ("text without end", ["<a>", &"x".repeat(17 << 20)].concat()),
        ("white space without end", " ".repeat(17 << 20)),
        (
            "an external reference",
            "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>".to_owned(),
        ),
        ("a doctype of another case", "<!doctype a><a/>".to_owned()),
    ] {
        let urteil = Nachricht::urteil(xml.as_bytes(), &Optionen::default());
        assert!(!urteil.schema_gueltig, "{name}");
        assert_eq!(urteil.fehler[0].ebene, Ebene::Xml, "{name}");
    }
}

#[test]
fn right_names_in_wrong_namespaces_are_not_taken() {
    let xml = beispiel("1704");
    for falsch in [
        xml.replace("http://www.osci.de/xmeld2511a", "http://www.osci.de/xmeld2511A"),
        xml.replace("<w:identifikation ", "<identifikation ")
            .replace("</w:identifikation>", "</identifikation>"),
        xml.replacen("<leser ", "<w:leser ", 1)
            .replacen("</leser>", "</w:leser>", 1),
    ] {
        assert!(!Nachricht::urteil(falsch.as_bytes(), &Optionen::default()).schema_gueltig);
    }
}

#[test]
fn another_release_is_v000_and_another_message_is_t080() {
    abgelehnt(&mit("1704", "xmeld2511a", "xmeld2611"), Fehlercode::V000);
    abgelehnt(
        &mit("1704", "version=\"25.11a\"", "version=\"26.11\""),
        Fehlercode::V000,
    );
    abgelehnt(&mit("0010", "rueckweisung/6", "rueckweisung/7"), Fehlercode::V000);
    let andere = "<x:anmeldung.datenanforderung.0300 xmlns:x='http://www.osci.de/xmeld2511a'/>";
    abgelehnt(andere.as_bytes(), Fehlercode::T080);
    abgelehnt(
        b"<x:irgendwas xmlns:x='http://www.osci.de/xmeld2511a'/>",
        Fehlercode::X001,
    );
    abgelehnt(b"<html/>", Fehlercode::X001);
}

#[test]
fn lists_codes_and_empty_texts_have_their_own_codes() {
    abgelehnt(
        &mit("1704", "<code>EG</code>", "<code>ZZ</code>"),
        Fehlercode::S011,
    );
    abgelehnt(
        &mit("1704", "<code>99000001</code>", "<code>9900000</code>"),
        Fehlercode::S011,
    );
    let liste = "listURI=\"urn:andere\" listVersionID=\"2026-04-30\"";
    abgelehnt(
        &mit("1704", "listVersionID=\"2026-04-30\"", liste),
        Fehlercode::S010,
    );
    abgelehnt(&mit("1704", "listVersionID=\"2026-04-30\"", ""), Fehlercode::X001);
    abgelehnt(b"<x:a xmlns:x='http://www.osci.de/xmeld2511a'>", Fehlercode::X000);
    abgelehnt(&mit("1704", "produkt=\"Bau\"", "produkt=\"\""), Fehlercode::S030);
    abgelehnt(&mit("1704", "produkt=\"Bau\"", ""), Fehlercode::X001);
    abgelehnt(
        &mit("1704", "standard=\"XMeld\"", "standard=\"XAusland\""),
        Fehlercode::X001,
    );
}

#[test]
fn an_empty_optional_text_counts_as_absent_and_an_empty_mandatory_one_is_s030() {
    let freitext = "<w:freitext >\u{C4}rger &amp; &lt;C\u{306}&gt; &quot;K\u{35F}h&quot;</w:freitext>";
    let bytes = mit("1704", freitext, "<w:freitext> </w:freitext>");
    let Ok(Nachricht::Meldeschein1704(nachricht)) = Nachricht::lesen(&bytes) else {
        panic!("1704 was not read")
    };
    assert_eq!(nachricht.freitext.len(), 1);
    let xml = beispiel("1706");
    let von = xml.find("<w:code >").unwrap() + "<w:code >".len();
    let bis = xml.find("</w:code>").unwrap();
    abgelehnt([&xml[..von], &xml[bis..]].concat().as_bytes(), Fehlercode::S030);
}

#[test]
fn elements_of_a_land_are_kept_with_the_namespaces_they_need() {
    let alt = "xmlns:land=\"urn:example:land\"";
    let kopf = "xmlns:w=\"http://www.osci.de/xmeld2511a\"";
    let xml = beispiel("1704")
        .replace(alt, "")
        .replacen(kopf, &[kopf, " ", alt].concat(), 1);
    let nachricht = Nachricht::lesen(xml.as_bytes()).unwrap();
    let geschrieben = nachricht.schreiben();
    assert!(
        String::from_utf8_lossy(&geschrieben)
            .contains("landesspezifischeErweiterungen xmlns:land=\"urn:example:land\"")
    );
    assert!(Nachricht::lesen(&geschrieben).unwrap() == nachricht);
}

#[test]
fn rules_in_words_are_kept() {
    abgelehnt(
        &mit("1701", "<code>1700</code>", "<code>1702</code>"),
        Fehlercode::S011,
    );
    abgelehnt(
        &mit("1703", "<code>1702</code>", "<code>1700</code>"),
        Fehlercode::S011,
    );
    abgelehnt(
        &mit("1705", "<code>1704</code>", "<code>1706</code>"),
        Fehlercode::S011,
    );
    abgelehnt(
        &mit("1705", "<code>01</code>", "<code>02</code>"),
        Fehlercode::S011,
    );
    abgelehnt(
        &mit("1707", "<code>1704</code>", "<code>1705</code>"),
        Fehlercode::S011,
    );
    abgelehnt(
        &mit("1704", "<code>1704</code>", "<code>1702</code>"),
        Fehlercode::S999,
    );
    let ablehnung = zweite("1707").replace("<code>03</code>", "<code>01</code>");
    abgelehnt(ablehnung.as_bytes(), Fehlercode::S011);
    let ohne_daten = bau::alle(Fuelle::Knapp(1))
        .into_iter()
        .find(|(nummer, _)| *nummer == "1701")
        .unwrap()
        .1;
    abgelehnt(
        ohne_daten
            .replace("<code>02</code>", "<code>01</code>")
            .as_bytes(),
        Fehlercode::S999,
    );
}

#[test]
fn rules_in_words_of_selbstauskunft_and_sperren_are_kept() {
    abgelehnt(
        &mit("1709", "<code>1708</code>", "<code>1711</code>"),
        Fehlercode::S011,
    );
    abgelehnt(
        &mit("1710", "<code>1708</code>", "<code>1709</code>"),
        Fehlercode::S011,
    );
    abgelehnt(
        &mit("1712", "<code>1713</code>", "<code>1714</code>"),
        Fehlercode::S011,
    );
    abgelehnt(
        &mit("1715", "<code>1714</code>", "<code>1713</code>"),
        Fehlercode::S011,
    );
    for typ in ["1713", "1714"] {
        for element in ["eintragung", "loeschung"] {
            let mit_key = |key| format!("<w:{element} ><code>{key}</code>");
            abgelehnt(&mit(typ, &mit_key("2"), &mit_key("3")), Fehlercode::S011);
        }
    }
    let status = zweite("1709").replace("<code>03</code>", "<code>01</code>");
    abgelehnt(status.as_bytes(), Fehlercode::S011);
    for typ in ["1712", "1715"] {
        let sperren = zweite(typ).replacen("<code>5</code>", "<code>12</code>", 1);
        abgelehnt(sperren.as_bytes(), Fehlercode::S011);
    }
    // Only a wish to enter something can have come to nothing.
    let nur_gefragt = zweite("1712").replace("<code>1713</code>", "<code>1711</code>");
    abgelehnt(nur_gefragt.as_bytes(), Fehlercode::S999);
}

#[test]
fn an_error_names_the_place_and_never_the_content() {
    let xml = beispiel("1704").replacen("<code>EG</code>", "<code>Geheimnis</code>", 1);
    let xml = xml.replacen("2026-11-01", "Geheimnis", 1);
    let fehler = Nachricht::lesen(xml.as_bytes()).unwrap_err();
    assert_eq!(fehler.len(), 2);
    for fehler in fehler {
        let text = format!("{fehler} {fehler:?}");
        assert!(
            text.contains("/onlinedienste.anmeldung.meldeschein.1704/"),
            "{text}"
        );
        assert!(fehler.ort.is_some_and(|ort| ort.offset < xml.len()));
        assert!(!text.contains("Geheimnis"), "{text}");
    }
}

#[test]
fn debug_of_a_message_shows_its_id_and_nobody() {
    let nachricht = Nachricht::lesen(beispiel("1704").as_bytes()).unwrap();
    let text = format!("{nachricht:?}");
    assert!(text.contains("0260939b-1033-5c67-831a-afc222c10363"));
    assert!(!text.contains("rger"));
    assert!(!format!("{:?}", nachricht.kopf()).contains("rger"));
}

#[test]
fn the_ids_of_an_unreadable_message_are_found() {
    let xml = String::from_utf8(mit("1704", "<w:identifikation >", "<w:kaputt >")).unwrap();
    assert!(Nachricht::lesen(xml.as_bytes()).is_err());
    let daten = kopf_lesen(xml.as_bytes());
    let id = daten.nachrichten_id().unwrap();
    assert_eq!(
        id.nachrichten_uuid.to_string(),
        "0260939b-1033-5c67-831a-afc222c10363"
    );
    assert_eq!(id.nachrichtentyp.code(), "1704");
    assert_eq!(kopf_lesen(b"\xff\xff"), xoev::Kopfdaten::default());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_bytes_never_panic_and_what_is_accepted_survives(
        welche in 0_usize..18, aenderungen in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..3), 1..6),
    ) {
        let mut bytes = bau::alle(Fuelle::Knapp(welche)).swap_remove(welche).1.into_bytes();
        for (stelle, byte, art) in aenderungen {
            let stelle = stelle.index(bytes.len());
            match art {
                0 => bytes[stelle] = byte,
                1 => { bytes.remove(stelle); }
                _ => bytes.insert(stelle, byte),
            }
        }
        let _ = kopf_lesen(&bytes);
        if let Ok(nachricht) = Nachricht::lesen(&bytes) {
            prop_assert!(Nachricht::lesen(&nachricht.schreiben()).as_ref() == Ok(&nachricht));
        }
    }

    #[test]
    fn garbage_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "[<>/a&;!?= \"'\\[\\]-]{0,60}") {
        let _ = kopf_lesen(&bytes);
        prop_assert!(Nachricht::lesen(&bytes).is_err());
        prop_assert!(Nachricht::lesen(text.as_bytes()).is_err());
        let _ = kopf_lesen(text.as_bytes());
    }

    #[test]
    fn a_text_that_is_accepted_comes_back_unchanged(text in "[ -~\u{C0}-\u{17E}\t\n\r]{1,40}") {
        prop_assume!(xoev::Text::parse(&text).is_ok());
        let Ok(Nachricht::Bestaetigungscode1706(mut nachricht)) = Nachricht::lesen(beispiel("1706").as_bytes()) else {
            return Err(TestCaseError::fail("1706 was not read"));
        };
        nachricht.code = xoev::Text::parse(&text).unwrap();
        let nachricht = Nachricht::from(nachricht);
        prop_assert!(Nachricht::lesen(&nachricht.schreiben()).as_ref() == Ok(&nachricht));
    }
}
