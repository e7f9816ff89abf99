//! Who writes to whom, and whose commune the address is in (ADR 4).

use xoev::Nachricht;

use crate::{belege, regel};

const ZUR_BEHOERDE: &[&str] = &["1700", "1702", "1704", "1706", "1708", "1711", "1713", "1714"];
const BELIEBIG: &[&str] = &["0010", "0910"];

#[test]
fn every_message_goes_from_a_portal_to_an_authority_or_back() {
    for (name, xml) in belege() {
        let typ = &name[..4];
        if BELIEBIG.contains(&typ) {
            continue;
        }
        let id = if ZUR_BEHOERDE.contains(&typ) {
            "R-KOPF-7"
        } else {
            "R-KOPF-8"
        };
        for (alt, neu) in [
            ("ags:99000001", "mbp:990000000002"),
            ("mbp:990000000001", "ags:99000001"),
        ] {
            let fehler = Nachricht::lesen(xml.replace(alt, neu).as_bytes()).unwrap_err();
            let gefunden: Vec<_> = fehler.iter().map(regel).collect();
            let leser = (alt == "ags:99000001") == ZUR_BEHOERDE.contains(&typ);
            let wer = if leser { "leser" } else { "autor" };
            assert_eq!(gefunden.len(), 1, "{name}: {gefunden:?}");
            assert_eq!(gefunden[0].0, id, "{name}");
            assert!(
                gefunden[0]
                    .1
                    .ends_with(&format!("/nachrichtenkopf.g2g/{wer}/kennung"))
            );
        }
        let anderes_portal = xml.replace("mbp:990000000001", "mbp:020000000001");
        assert!(Nachricht::lesen(anderes_portal.as_bytes()).is_ok(), "{name}");
    }
}

#[test]
fn a_rejection_may_go_either_way() {
    for (name, xml) in belege()
        .into_iter()
        .filter(|(name, _)| BELIEBIG.contains(&name.as_str()))
    {
        let zurueck = xml
            .replace("ags:99000001", "mbp:990000000002")
            .replace("mbp:990000000001", "dbs:060030020000");
        assert!(Nachricht::lesen(zurueck.as_bytes()).is_ok(), "{name}");
    }
}

#[test]
fn the_commune_of_the_address_is_that_of_the_reader_only_where_the_law_knows_no_other() {
    for (name, xml) in belege() {
        let anderswo = xml.replacen(
            "<xmeld:gemeindeschluessel listVersionID=\"2026-04-30\"><code>99000001",
            "<xmeld:gemeindeschluessel listVersionID=\"2026-04-30\"><code>99000003",
            1,
        );
        let gelesen = Nachricht::lesen(anderswo.as_bytes());
        if ["1700", "1702"].contains(&name.as_str()) {
            let fehler = gelesen.unwrap_err();
            assert_eq!(regel(&fehler[0]).0, "R-IDENT-1", "{name}");
        } else {
            assert!(gelesen.is_ok(), "{name}: {gelesen:?}");
        }
    }
}

#[test]
fn the_address_of_another_commune_is_refused_only_if_the_reader_is_known() {
    let xml = crate::beleg("1702").replacen("ags:99000001", "99000009", 1);
    let fehler = Nachricht::lesen(xml.as_bytes()).unwrap_err();
    assert_eq!(
        fehler.iter().map(|f| regel(f).0).collect::<Vec<_>>(),
        ["R-KOPF-5"]
    );
}
