//! Seals on paper, honest and hostile ones.

mod bild;

use std::sync::LazyLock;

use jiff::{SignedDuration, civil::Date, civil::date};
use proptest::prelude::*;
use serde_json::json;
use sha2::{Digest, Sha256};
use x509_cert::Certificate;
use xoev::latin::Text;

use super::jetzt;
use crate::{
    kernel::{tag_in_berlin, zufall::FesterZufall},
    meldewesen::{Meldedaten, Wohnungsstatus},
    urkunde::{
        DemoPki, SiegelFehler, Siegelschluessel, Softwareschluessel, Statusplatz, Ungueltigkeit,
        vds::{
            Fundstellen, GROESSTES_SIEGEL, Papiermangel, Siegelinhalt, aus_bild, datamatrix_svg, profil_xml,
            pruefe, stelle_aus, zertifikatsreferenz,
        },
        zertifikat, zertifikate_aus_pem,
    },
};

/// Issuer, and keys of one authority. Made once: the issuer's signatures are never twice the same.
static PKI: LazyLock<DemoPki> = LazyLock::new(|| pki(1));
/// What a verifier trusts: the issuer, and the certificate of the key.
static TRAUEN: LazyLock<Vec<Certificate>> = LazyLock::new(|| trauen(&PKI));
pub(super) static SIEGEL: LazyLock<Vec<u8>> =
    LazyLock::new(|| stelle_aus(&inhalt(), heute(), &schluessel()).unwrap());

fn pki(saat: u64) -> DemoPki {
    DemoPki::neu(
        "Musterland",
        &["Stadt Altstadt"],
        1,
        jetzt(),
        &FesterZufall::neu(saat),
    )
    .unwrap()
}

fn trauen(pki: &DemoPki) -> Vec<Certificate> {
    let bund = format!("{}{}", pki.anker_pem, pki.siegel[0].papier.zertifikat_pem);
    zertifikate_aus_pem(&bund).unwrap()
}

fn schluessel() -> Softwareschluessel {
    let papier = &PKI.siegel[0].papier;
    Softwareschluessel::aus_pem(&papier.zertifikat_pem, &papier.schluessel_pem).unwrap()
}

fn heute() -> Date {
    tag_in_berlin(jetzt())
}

fn meldedaten() -> Meldedaten {
    serde_json::from_value(json!({
        "person": {
            "familienname": "Łukaszewič", "vornamen": "Zoë Ayşe", "rufname": "Zoë", "doktorgrad": null,
            "geburtsdatum": "1984-03-01",
        },
        "wohnungen": [wohnung(Wohnungsstatus::Neben, "Am Fließ"), wohnung(Wohnungsstatus::Haupt, "Gänsemarkt")],
        "weitere": [],
    }))
    .unwrap()
}

fn wohnung(status: Wohnungsstatus, strasse: &str) -> serde_json::Value {
    json!({
        "anschrift": {
            "ags": "99000001", "postleitzahl": "99001", "wohnort": "Altstadt", "strasse": strasse,
            "hausnummer": "7", "hausnummernzusatz": "b", "teilnummer": "1/2", "wohnungsnummer": null,
            "zusatzangaben": null, "wohnungsinhaber": null,
        },
        "bezogen_am": "2026-11-01",
        "status": status,
    })
}

fn fundstellen() -> Fundstellen {
    Fundstellen {
        profil: "https://meldewerk.example/siegel/profil.xml".into(),
        zertifikat: "https://meldewerk.example/siegel/zertifikate.pem".into(),
        status: Some(Statusplatz {
            index: 4711,
            uri: "https://meldewerk.example/status/1".into(),
        }),
    }
}

const ANMELDUNG: Option<Date> = Some(date(2026, 11, 3));

fn inhalt() -> Siegelinhalt {
    Siegelinhalt::aus_meldedaten(&meldedaten(), ANMELDUNG, &fundstellen()).unwrap()
}

fn mangel(siegel: &[u8]) -> Papiermangel {
    pruefe(siegel, &TRAUEN, jetzt()).unwrap_err()
}

/// The same seal with other bytes before its signature, signed again by the authority's own key.
fn neu_signiert(aendere: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut siegel = SIEGEL[..SIEGEL.len() - 66].to_vec();
    aendere(&mut siegel);
    let der = schluessel().signiere(&Sha256::digest(&siegel).into()).unwrap();
    let signatur = bp256::r1::ecdsa::Signature::from_der(&der).unwrap();
    siegel.extend([0xFF, 64]);
    siegel.extend(signatur.to_bytes());
    siegel
}

/// Where a field of this tag begins.
fn stelle(siegel: &[u8], tag: u8) -> usize {
    let mut stelle = 44;
    while siegel[stelle] != tag {
        stelle += 2 + usize::from(siegel[stelle + 1]);
    }
    stelle
}

#[test]
fn a_seal_is_genuine_and_says_who_signed_what_and_where_its_status_stands() {
    let beleg = pruefe(&SIEGEL, &TRAUEN, jetzt()).unwrap();
    assert_eq!(beleg.stelle.organisation.as_deref(), Some("Stadt Altstadt"));
    assert_eq!(
        beleg.stelle.name.as_deref(),
        Some("Papiersiegel Stadt Altstadt (Test)")
    );
    assert_eq!(
        (beleg.ausgestellt, beleg.gesiegelt),
        (date(2026, 11, 21), date(2026, 11, 21))
    );
    assert_eq!(beleg.status, fundstellen().status);
    assert_eq!(
        serde_json::Value::Object(beleg.daten.heraus()),
        json!({
            "familienname": "Łukaszewič", "vornamen": "Zoë Ayşe", "rufname": "Zoë", "geburtsdatum": "1984-03-01",
            "strasse": "Gänsemarkt", "hausnummer": "7 b 1/2", "postleitzahl": "99001", "ort": "Altstadt",
            "einzugsdatum": "2026-11-01", "wohnungsstatus": "haupt", "anmeldedatum": "2026-11-03",
        })
    );
}

#[test]
fn the_header_has_the_bytes_of_the_reference_implementation() {
    use crate::urkunde::vds::kopf_bytes;
    let tag = date(2024, 9, 27);
    let kopf = kopf_bytes("00112233445566778899AABBCCDDEEFF00112233", tag);
    // Its vector is one of v0.8, which differs in the last byte alone.
    assert_eq!(
        hex::encode(kopf),
        "dc036abc6d38dc0519a620372ce13372401c46ad535759e866926d2379bd19ce2678fe348d7ad88d7ad801c9"
    );
}

#[test]
fn fields_have_the_bytes_of_the_reference_implementation() {
    // Its vector is one of v0.8: SURNAME and FIRST_NAME have the tags 4 and 6 there, 10 and 12 here.
    let mut daten = meldedaten();
    daten.person = serde_json::from_value(json!({
        "familienname": "Leiermann", "vornamen": "Lorenzo", "rufname": null, "doktorgrad": null,
        "geburtsdatum": "unbekannt",
    }))
    .unwrap();
    let inhalt = Siegelinhalt::aus_meldedaten(&daten, ANMELDUNG, &fundstellen()).unwrap();
    let siegel = stelle_aus(&inhalt, heute(), &schluessel()).unwrap();
    let text = hex::encode(&siegel[44..]);
    assert!(text.starts_with("00109a4223406d374ef99e2cf95e31a23846"), "{text}");
    assert!(
        text.contains("0a094c656965726d616e6e0c074c6f72656e7a6f0f"),
        "{text}"
    );
}

#[test]
fn what_the_profile_wants_must_be_known() {
    let ohne = |aendere: &dyn Fn(&mut Meldedaten)| {
        let mut daten = meldedaten();
        aendere(&mut daten);
        Siegelinhalt::aus_meldedaten(&daten, ANMELDUNG, &fundstellen()).is_none()
    };
    assert!(ohne(&|daten| daten.wohnungen[1].bezogen_am = None));
    assert!(ohne(&|daten| daten.wohnungen[1].status = None));
    assert!(ohne(&|daten| daten.wohnungen[1].anschrift.hausnummer = None));
    assert!(ohne(&|daten| daten.person.vornamen = None));
    assert!(
        ohne(&|daten| daten.wohnungen.truncate(1)),
        "a secondary dwelling alone"
    );
    let lang = |daten: &mut Meldedaten| {
        daten.wohnungen[1].anschrift.teilnummer = Some(Text::parse("1/2 3/4 5").unwrap());
    };
    assert!(ohne(&lang), "a house number of more than ten bytes");
    assert!(Siegelinhalt::aus_meldedaten(&meldedaten(), None, &fundstellen()).is_none());
    let ohne_status = Fundstellen {
        status: None,
        ..fundstellen()
    };
    assert!(Siegelinhalt::aus_meldedaten(&meldedaten(), ANMELDUNG, &ohne_status).is_some());
}

#[test]
fn a_date_of_birth_without_a_day_is_left_out() {
    let mut daten = meldedaten();
    daten.person.geburtsdatum = "1984-03".parse().unwrap();
    let inhalt = Siegelinhalt::aus_meldedaten(&daten, ANMELDUNG, &fundstellen()).unwrap();
    assert!(!inhalt.daten().contains_key("geburtsdatum"));
}

#[test]
fn no_byte_of_a_seal_can_change() {
    for stelle in 0..SIEGEL.len() {
        for bit in 0..8 {
            let mut anders = SIEGEL.clone();
            anders[stelle] ^= 1 << bit;
            assert!(pruefe(&anders, &TRAUEN, jetzt()).is_err(), "byte {stelle}");
        }
    }
    for ende in 0..SIEGEL.len() {
        assert_eq!(mangel(&SIEGEL[..ende]), Papiermangel::Form, "cut at {ende}");
    }
    assert_eq!(mangel(&[SIEGEL.as_slice(), &[0]].concat()), Papiermangel::Form);
}

#[test]
fn a_seal_that_says_something_else_names_whom_it_claims_to_be_of() {
    let mut anders = SIEGEL.clone();
    let plz = stelle(&anders, 17) + 2;
    anders[plz] = b'1';
    let Papiermangel::Signatur { stelle } = mangel(&anders) else {
        panic!("the signature does not fit")
    };
    assert_eq!(stelle.organisation.as_deref(), Some("Stadt Altstadt"));
}

type Aenderung = fn(&mut Vec<u8>);

#[test]
fn only_the_one_form_of_the_profile_is_read_even_if_it_is_signed() {
    assert!(pruefe(&neu_signiert(|_| ()), &TRAUEN, jetzt()).is_ok());
    let faelle: [(&str, Aenderung); 10] = [
        ("category of v0.8", |s| s[43] = 0xC8),
        ("another feature", |s| s[42] = 2),
        ("another version", |s| s[1] = 2),
        ("another country", |s| s[2] = 0x6B),
        ("another profile", |s| s[46] ^= 1),
        ("an unknown tag", |s| s.extend([22, 1, b'x'])),
        ("a doubled tag", |s| {
            s.extend([21, 8, b'2', b'0', b'2', b'6', b'1', b'1', b'0', b'3']);
        }),
        ("tags out of order", |s| {
            let ort = stelle(s, 18);
            let letztes = s.split_off(ort);
            s.truncate(stelle(s, 17));
            s.extend(letztes);
            s.extend([17, 5, b'9', b'9', b'0', b'0', b'1']);
        }),
        ("a long length", |s| {
            let plz = stelle(s, 17);
            s.splice(plz + 1..plz + 2, [0x81, 5]);
        }),
        ("a day that is none", |s| {
            let tag = stelle(s, 21) + 6;
            s[tag] = b'9';
        }),
    ];
    for (was, aendere) in faelle {
        assert_eq!(mangel(&neu_signiert(aendere)), Papiermangel::Form, "{was}");
    }
}

#[test]
fn a_seal_counts_only_if_its_certificate_and_its_issuer_are_trusted() {
    let [ca, eigenes] = TRAUEN.as_slice() else {
        panic!("two certificates")
    };
    for trauen in [vec![], vec![ca.clone()], vec![eigenes.clone()], trauen(&pki(2))] {
        assert_eq!(
            pruefe(&SIEGEL, &trauen, jetzt()).unwrap_err(),
            Papiermangel::FremdesZertifikat
        );
    }
    let mut gemischt = trauen(&pki(2));
    gemischt.push(eigenes.clone());
    assert_eq!(
        pruefe(&SIEGEL, &gemischt, jetzt()).unwrap_err(),
        Papiermangel::FremdesZertifikat,
        "the issuer is another one"
    );
}

#[test]
fn the_certificate_must_be_valid_on_the_day_of_the_seal_and_that_day_must_have_come() {
    let am = |tag: Date| {
        let siegel = stelle_aus(&inhalt(), tag, &schluessel()).unwrap();
        pruefe(&siegel, &TRAUEN, jetzt()).map(|beleg| beleg.gesiegelt)
    };
    let grund = |ergebnis: Result<Date, Papiermangel>| match ergebnis {
        Err(Papiermangel::Unzulaessig { grund, .. }) => Some(grund),
        _ => None,
    };
    // The certificate is valid from midnight UTC of the 20th on, which is one o'clock here.
    assert_eq!(am(date(2026, 11, 20)), Ok(date(2026, 11, 20)));
    assert_eq!(
        grund(am(date(2026, 11, 19))),
        Some(Ungueltigkeit::ZertifikatUngueltig)
    );
    assert_eq!(grund(am(date(2026, 11, 22))), Some(Ungueltigkeit::Zukunft));
    let spaeter = jetzt() + SignedDuration::from_hours(24 * 365 * 5);
    assert!(
        pruefe(&SIEGEL, &TRAUEN, spaeter).is_ok(),
        "an old seal outlives its certificate"
    );
}

#[test]
fn only_a_key_on_the_curve_of_the_profile_signs() {
    let (dokument, papier) = (&PKI.siegel[0].dokument, &PKI.siegel[0].papier);
    let vertauscht = Softwareschluessel::aus_pem(&papier.zertifikat_pem, &dokument.schluessel_pem).unwrap();
    assert_eq!(
        stelle_aus(&inhalt(), date(2026, 11, 21), &vertauscht).unwrap_err(),
        SiegelFehler::SchluesselPasstNicht
    );
    let falsch = Softwareschluessel::aus_pem(&dokument.zertifikat_pem, &dokument.schluessel_pem).unwrap();
    assert_eq!(
        stelle_aus(&inhalt(), date(2026, 11, 21), &falsch).unwrap_err(),
        SiegelFehler::SchluesselPasstNicht
    );
}

#[test]
fn a_seal_that_no_code_holds_is_not_made() {
    let mut daten = meldedaten();
    daten.person.vornamen = Some(Text::parse("Zoë ".repeat(400).trim()).unwrap());
    let inhalt = Siegelinhalt::aus_meldedaten(&daten, ANMELDUNG, &fundstellen());
    let siegel = inhalt.map(|inhalt| stelle_aus(&inhalt, date(2026, 11, 21), &schluessel()));
    assert!(matches!(siegel, None | Some(Err(SiegelFehler::HuelleZuGross))));
}

#[test]
fn the_certificate_of_a_seal_on_paper_vouches_for_nobody_else() {
    // It lies among the trusted ones, and must not become an issuer thereby.
    let nachweis = Certificate::load_pem_chain(PKI.siegel[0].nachweis.zertifikat_pem.as_bytes()).unwrap();
    let [ca, papier] = TRAUEN.as_slice() else {
        panic!("two certificates")
    };
    assert!(zertifikat::ausgestellt_von(&nachweis[0], ca));
    assert!(zertifikat::ausgestellt_von(papier, ca));
    assert!(!zertifikat::ausgestellt_von(ca, papier));
}

#[test]
fn more_than_a_code_holds_is_not_drawn() {
    assert!(datamatrix_svg(&[7; GROESSTES_SIEGEL]).is_some());
    assert!(datamatrix_svg(&[7; GROESSTES_SIEGEL + 1]).is_none());
}

#[test]
fn the_profile_can_be_read_by_others() {
    let xml = profil_xml();
    assert!(xml.contains("<profileNumber>9A4223406D374EF99E2CF95E31A23846</profileNumber>"));
    assert_eq!(xml.matches("<entry ").count(), 12);
    assert!(xml.contains("<entry tag=\"14\" optional=\"true\"><name>DATE_OF_BIRTH</name>"));
    assert!(xml.contains("<length>10</length>"));
}

#[test]
fn a_certificate_is_named_by_its_hash() {
    let referenz = zertifikatsreferenz(&TRAUEN[1]).unwrap();
    assert!(
        referenz.len() == 40
            && referenz
                .bytes()
                .all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
    );
    assert_ne!(zertifikatsreferenz(&TRAUEN[0]).unwrap(), referenz);
}

#[test]
fn seals_never_print_what_they_hold() {
    let beleg = pruefe(&SIEGEL, &TRAUEN, jetzt()).unwrap();
    let text = format!("{beleg:?} {:?}", inhalt());
    assert!(!text.contains("1984") && !text.contains("Zoë"), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn garbage_is_no_seal(rest in prop::collection::vec(any::<u8>(), 0..2000)) {
        let siegel = [&SIEGEL[..44], &rest].concat();
        prop_assert!(pruefe(&siegel, &TRAUEN, jetzt()).is_err());
        prop_assert!(pruefe(&rest, &TRAUEN, jetzt()).is_err());
    }

    #[test]
    fn a_changed_seal_is_no_seal(stelle in 0..400_usize, byte: u8, loesche in 0..4_usize, wieder in 0..4_usize) {
        let mut siegel = SIEGEL.clone();
        let stelle = stelle % siegel.len();
        let bis = (stelle + loesche).min(siegel.len());
        siegel.splice(stelle..bis, std::iter::repeat_n(byte, wieder));
        prop_assume!(siegel != *SIEGEL);
        prop_assert!(pruefe(&siegel, &TRAUEN, jetzt()).is_err());
    }

    #[test]
    fn bytes_that_begin_like_a_picture_are_answered(rest in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = aus_bild(&[b"\x89PNG\r\n\x1a\n".as_slice(), &rest].concat());
        let _ = aus_bild(&[b"\xff\xd8".as_slice(), &rest].concat());
    }
}
