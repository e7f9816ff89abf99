//! Seals with a time-stamp and with the proofs of their certificates (PAdES B-T and B-LT), honest and hostile ones.

use std::sync::LazyLock;

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, date},
    tz::TimeZone,
};
use lopdf::{Document, Object, dictionary, xref::XrefType};
use proptest::prelude::*;
use x509_cert::Certificate;

use super::{bescheinigung_pdf, jetzt, siegelangaben};
use crate::kernel::zufall::FesterZufall;
use crate::urkunde::dss::Beweismittel;
use crate::urkunde::pki::DemoCa;
use crate::urkunde::zeitstempel::{ZeitstempelFehler, Zeitstempeldienst, anfrage, beantworte, token};
use crate::urkunde::{
    Beweise, DemoSchluessel, Dokumentstatus, Gesiegelt, Pruefergebnis, Siegelangaben, Siegelschluessel,
    Siegelstufe, Softwareschluessel, Sperrliste, Sperrstand, Ungueltigkeit, Unklarheit, Urteil, Veraenderung,
    Vertrauen, Zeitquelle, pruefe, schluessel_am, siegle, siegle_mit_beweisen, zertifikate_aus_pem,
};

/// A time-stamp authority in this process, with a clock of its own.
struct Stelle {
    schluessel: Softwareschluessel,
    uhr: Timestamp,
}

impl Zeitstempeldienst for Stelle {
    fn stempel(&self, abdruck: &[u8; 32]) -> Result<Vec<u8>, ZeitstempelFehler> {
        let frage = anfrage(abdruck, *b"nonce123")?;
        let antwort = beantworte(&frage, 7, self.uhr, &self.schluessel)?;
        token(&antwort, abdruck, *b"nonce123")
    }
}

/// Root, seal and time-stamp authority. Serial numbers: root 4096, seal 4097, time-stamps 4098.
struct Welt {
    ca: DemoCa,
    siegel: Softwareschluessel,
    stelle: Stelle,
}

fn schluessel(paar: &DemoSchluessel, anker: &str) -> Softwareschluessel {
    let kette = format!("{}{anker}", paar.zertifikat_pem);
    Softwareschluessel::aus_pem(&kette, &paar.schluessel_pem).unwrap()
}

fn welt(saat: u64) -> Welt {
    let zufall = FesterZufall::neu(saat);
    let mut ca = DemoCa::neu("Musterland", 4096, jetzt(), &zufall).unwrap();
    let siegel = ca.siegel("Stadt Altstadt", "Siegel", &zufall).unwrap();
    let stempel = ca.zeitstempel("Zeitstempel (Test)", &zufall).unwrap();
    Welt {
        siegel: schluessel(&siegel, &ca.anker_pem()),
        stelle: Stelle {
            schluessel: Softwareschluessel::aus_pem(&stempel.zertifikat_pem, &stempel.schluessel_pem)
                .unwrap(),
            uhr: jetzt(),
        },
        ca,
    }
}

impl Welt {
    fn anker(&self) -> Vec<Certificate> {
        zertifikate_aus_pem(&self.ca.anker_pem()).unwrap()
    }

    fn liste(&self, gesperrt: &[(u64, Date)]) -> Sperrliste {
        Sperrliste::lies(self.ca.sperrliste_pem(gesperrt).unwrap().as_bytes()).unwrap()
    }

    fn siegle(&self, pdf: &[u8], mit_listen: bool) -> Gesiegelt {
        let beweise = Beweise {
            zeitstempel: Some(&self.stelle),
            anker: &self.anker(),
            sperrlisten: &if mit_listen {
                vec![self.liste(&[])]
            } else {
                Vec::new()
            },
        };
        siegle_mit_beweisen(pdf, &self.siegel, &siegelangaben(), beweise).unwrap()
    }

    fn vertrauen(&self, gesperrt: Option<&[(u64, Date)]>) -> Vertrauen {
        Vertrauen {
            sperrlisten: gesperrt.map(|nummern| self.liste(nummern)).into_iter().collect(),
            ..Vertrauen::nur_anker(self.anker())
        }
    }
}

static B_T: LazyLock<Vec<u8>> = LazyLock::new(|| welt(1).siegle(&bescheinigung_pdf(), false).datei);
pub(super) static B_LT: LazyLock<Vec<u8>> =
    LazyLock::new(|| welt(1).siegle(&bescheinigung_pdf(), true).datei);

fn ergebnis(datei: &[u8]) -> Pruefergebnis {
    pruefe(datei, &welt(1).vertrauen(None), jetzt())
}

fn ungueltig(ergebnis: &Pruefergebnis) -> Ungueltigkeit {
    match ergebnis {
        Pruefergebnis::Ungueltig { grund, .. } => *grund,
        anderes => panic!("{anderes:?}"),
    }
}

/// Where the sealed bytes of [`B_LT`] end and the proofs begin.
fn grenze() -> usize {
    B_T.len()
}

#[test]
fn the_level_is_as_high_as_what_is_at_hand_allows() {
    let welt = welt(1);
    let pdf = bescheinigung_pdf();
    let (mit, ohne) = (welt.siegle(&pdf, true), welt.siegle(&pdf, false));
    assert_eq!((mit.stufe, ohne.stufe), (Siegelstufe::BLT, Siegelstufe::BT));
    assert!(mit.datei.starts_with(&pdf) && ohne.datei.starts_with(&pdf));
    let nichts = siegle_mit_beweisen(&pdf, &welt.siegel, &siegelangaben(), Beweise::default()).unwrap();
    assert_eq!(nichts.stufe, Siegelstufe::BB);
    assert_eq!(nichts.ohne_zeitstempel, None);
}

#[test]
fn a_seal_with_its_proofs_says_who_attests_the_time_and_that_nothing_was_revoked() {
    let Pruefergebnis::Gueltig(beleg) = ergebnis(&B_LT) else {
        panic!("valid")
    };
    assert_eq!(beleg.zeitpunkt, jetzt());
    assert_eq!(
        beleg.zeitquelle,
        Zeitquelle::Zeitstempel("Zeitstempel (Test)".into())
    );
    assert!(matches!(beleg.sperrung, Sperrstand::Gut { .. }));
    assert_eq!(beleg.status, Dokumentstatus::OhneListe);
    let Pruefergebnis::Gueltig(beleg) = ergebnis(&B_T) else {
        panic!("valid")
    };
    assert_eq!(beleg.sperrung, Sperrstand::Unbekannt);
}

#[test]
fn a_time_stamp_keeps_a_seal_valid_when_its_certificate_has_expired() {
    let in_fuenf_jahren = jetzt() + SignedDuration::from_hours(24 * 5 * 366);
    let welt = welt(1);
    let Pruefergebnis::Gueltig(beleg) = pruefe(&B_LT, &welt.vertrauen(None), in_fuenf_jahren) else {
        panic!("valid")
    };
    assert!(beleg.abgelaufen.is_some_and(|bis| bis < in_fuenf_jahren));
    let ohne = siegle(&bescheinigung_pdf(), &welt.siegel, &siegelangaben()).unwrap();
    let ergebnis = pruefe(&ohne, &welt.vertrauen(None), in_fuenf_jahren);
    assert!(matches!(
        ergebnis,
        Pruefergebnis::Unbestimmt {
            grund: Unklarheit::ZertifikatAbgelaufen,
            ..
        }
    ));
}

#[test]
fn a_revoked_certificate_makes_the_seal_invalid_unless_it_was_proven_to_seal_before() {
    let (welt, ohne_stempel) = (
        welt(1),
        siegle(&bescheinigung_pdf(), &welt(1).siegel, &siegelangaben()).unwrap(),
    );
    let am = |nummer, tag| welt.vertrauen(Some(&[(nummer, tag)]));
    let vorher = am(4097, date(2026, 11, 20));
    for datei in [&*B_LT, &*B_T, &ohne_stempel] {
        assert!(matches!(
            ungueltig(&pruefe(datei, &vorher, jetzt())),
            Ungueltigkeit::ZertifikatGesperrt { .. }
        ));
    }
    let (danach, spaeter) = (
        am(4097, date(2026, 12, 1)),
        jetzt() + SignedDuration::from_hours(24 * 30),
    );
    let seit = date(2026, 12, 1).to_zoned(TimeZone::UTC).unwrap().timestamp();
    for datei in [&*B_LT, &*B_T] {
        let Pruefergebnis::Gueltig(beleg) = pruefe(datei, &danach, spaeter) else {
            panic!("proven to be sealed before")
        };
        assert_eq!(beleg.sperrung, Sperrstand::Gesperrt { seit }, "and said");
    }
    assert_eq!(
        ungueltig(&pruefe(&ohne_stempel, &danach, spaeter)),
        Ungueltigkeit::ZertifikatGesperrt { seit }
    );
    let stempel = am(4098, date(2026, 11, 20));
    assert_eq!(
        ungueltig(&pruefe(&B_LT, &stempel, jetzt())),
        Ungueltigkeit::ZeitstempelFalsch
    );
    let andere = am(4711, date(2026, 11, 20));
    assert_eq!(pruefe(&B_LT, &andere, jetzt()).urteil(), Urteil::Gueltig);
}

#[test]
fn no_document_waits_for_a_time_stamp_authority_that_is_away_or_a_stranger() {
    struct Weg;
    impl Zeitstempeldienst for Weg {
        fn stempel(&self, _: &[u8; 32]) -> Result<Vec<u8>, ZeitstempelFehler> {
            Err(ZeitstempelFehler::NichtErreicht("no connection".into()))
        }
    }
    let welt = welt(1);
    let fremd = self::welt(2).stelle;
    let dienste: [(&dyn Zeitstempeldienst, ZeitstempelFehler); 2] = [
        (&Weg, ZeitstempelFehler::NichtErreicht("no connection".into())),
        (&fremd, ZeitstempelFehler::NichtVertraut),
    ];
    for (dienst, erwartet) in dienste {
        let anker = welt.anker();
        let beweise = Beweise {
            zeitstempel: Some(dienst),
            anker: &anker,
            sperrlisten: &[],
        };
        let gesiegelt =
            siegle_mit_beweisen(&bescheinigung_pdf(), &welt.siegel, &siegelangaben(), beweise).unwrap();
        assert_eq!(
            (gesiegelt.stufe, gesiegelt.ohne_zeitstempel),
            (Siegelstufe::BB, Some(erwartet))
        );
        assert_eq!(ergebnis(&gesiegelt.datei).urteil(), Urteil::Gueltig);
    }
}

#[test]
fn taking_the_time_stamp_out_shows() {
    // The same signature, its unsigned attribute removed, in the same place: what an attacker without the key can do.
    let datei = ohne_zeitstempel(&B_T);
    assert_eq!(ungueltig(&ergebnis(&datei)), Ungueltigkeit::ZeitstempelEntfernt);
}

#[test]
fn a_time_stamp_of_another_signature_does_not_fit() {
    let mut anders = siegelangaben();
    anders.grund = "Something else".into();
    let welt = welt(1);
    let anker = welt.anker();
    let beweise = Beweise {
        zeitstempel: Some(&welt.stelle),
        anker: &anker,
        sperrlisten: &[],
    };
    let andere = siegle_mit_beweisen(&bescheinigung_pdf(), &welt.siegel, &anders, beweise).unwrap();
    let datei = mit_zeitstempel_von(&B_T, &andere.datei);
    assert_eq!(ungueltig(&ergebnis(&datei)), Ungueltigkeit::ZeitstempelFalsch);
}

#[test]
fn proofs_may_be_cut_off_but_nothing_else_may_stand_in_their_place() {
    assert!(B_LT.len() > grenze());
    assert_eq!(
        ergebnis(&B_LT[..grenze()]).urteil(),
        Urteil::Gueltig,
        "level B-T is left"
    );
    let fremd = welt(2).siegle(&bescheinigung_pdf(), true).datei;
    let gemischt = [&B_LT[..grenze()], &fremd[grenze()..]].concat();
    for datei in [
        gemischt,
        [&B_LT, &b"\n"[..]].concat(),
        [&B_LT, &B_LT[grenze()..]].concat(),
        [&B_LT[..B_LT.len() - 1]].concat(),
        [&B_LT[..grenze()], b"\n%%EOF\n"].concat(),
    ] {
        assert!(matches!(
            ungueltig(&ergebnis(&datei)),
            Ungueltigkeit::Veraendert(Veraenderung::NachtraeglichErgaenzt { .. } | Veraenderung::Aufbau)
        ));
    }
}

#[test]
fn no_byte_of_the_proofs_can_change() {
    for stelle in grenze()..B_LT.len() {
        let mut datei = B_LT.clone();
        datei[stelle] ^= 1;
        assert_ne!(
            ergebnis(&datei).urteil(),
            Urteil::Gueltig,
            "byte {}",
            stelle - grenze()
        );
    }
}

#[test]
fn no_digit_of_signature_and_time_stamp_can_change() {
    let auf = B_T
        .windows(10)
        .rposition(|fenster| fenster == b"/Contents<")
        .unwrap()
        + 10;
    for stelle in (auf..auf + 6000).step_by(7) {
        let mut datei = B_T.clone();
        datei[stelle] = if datei[stelle] == b'3' { b'5' } else { b'3' };
        assert_ne!(
            ergebnis(&datei).urteil(),
            Urteil::Gueltig,
            "hex digit {}",
            stelle - auf
        );
    }
}

#[test]
fn a_second_seal_upon_a_document_with_proofs_keeps_and_extends_them() {
    let welt = welt(1);
    let zweimal = welt.siegle(&B_LT, true);
    assert_eq!(zweimal.stufe, Siegelstufe::BLT);
    assert!(zweimal.datei.starts_with(&B_LT));
    let Pruefergebnis::Gueltig(beleg) = ergebnis(&zweimal.datei) else {
        panic!("valid")
    };
    assert_eq!(beleg.unterschriften, 2);
}

#[test]
fn whoever_seals_on_behalf_of_an_authority_names_it() {
    let welt = welt(1);
    let angaben = Siegelangaben {
        name: "Musterland".into(),
        im_auftrag_von: Some("Stadt Altstadt, Bürgeramt".into()),
        ..siegelangaben()
    };
    let datei = siegle(&bescheinigung_pdf(), &welt.siegel, &angaben).unwrap();
    let Pruefergebnis::Gueltig(beleg) = ergebnis(&datei) else {
        panic!("valid")
    };
    assert_eq!(
        beleg.stelle.im_auftrag_von.as_deref(),
        Some("Stadt Altstadt, Bürgeramt")
    );
}

#[test]
fn a_new_key_takes_over_when_its_certificate_begins() {
    let zufall = FesterZufall::neu(9);
    let reihe: Vec<std::sync::Arc<dyn Siegelschluessel>> = [0, 24 * 300]
        .into_iter()
        .map(|stunden| {
            let beginn = jetzt() + SignedDuration::from_hours(stunden);
            let mut ca = DemoCa::neu("Musterland", 1, beginn, &zufall).unwrap();
            let paar = ca.siegel("Stadt Altstadt", "Siegel", &zufall).unwrap();
            std::sync::Arc::new(schluessel(&paar, &ca.anker_pem())) as _
        })
        .collect();
    let am = |tage: i64| {
        let wann = jetzt() + SignedDuration::from_hours(24 * tage);
        let gewaehlt = schluessel_am(&reihe, wann)?;
        reihe
            .iter()
            .position(|einer| einer.zertifikat() == gewaehlt.zertifikat())
    };
    assert_eq!(
        [am(-5), am(0), am(298), am(300), am(1100), am(1500)],
        [None, Some(0), Some(0), Some(1), Some(1), None]
    );
}

#[test]
fn a_certificate_for_time_stamps_cannot_seal() {
    let welt = welt(1);
    let zufall = FesterZufall::neu(77);
    let mut ca = welt.ca;
    let stempel = ca.zeitstempel("Zeitstempel", &zufall).unwrap();
    let kette = format!("{}{}", stempel.zertifikat_pem, ca.anker_pem());
    let falsch = Softwareschluessel::aus_pem(&kette, &stempel.schluessel_pem).unwrap();
    let datei = siegle(&bescheinigung_pdf(), &falsch, &siegelangaben()).unwrap();
    assert_eq!(ungueltig(&ergebnis(&datei)), Ungueltigkeit::ZertifikatZweck);
}

/// The bytes in the gap of the last signature, and where it is.
fn luecke(datei: &[u8]) -> (usize, Vec<u8>) {
    let auf = datei
        .windows(10)
        .rposition(|fenster| fenster == b"/Contents<")
        .unwrap()
        + 10;
    let laenge = datei[auf..].iter().position(|byte| *byte == b'>').unwrap();
    (auf, hex::decode(&datei[auf..auf + laenge]).unwrap())
}

fn mit_huelle(datei: &[u8], huelle: &[u8]) -> Vec<u8> {
    let (auf, alt) = luecke(datei);
    let mut neu = huelle.to_vec();
    neu.resize(alt.len(), 0);
    let mut datei = datei.to_vec();
    datei[auf..auf + 2 * alt.len()].copy_from_slice(hex::encode(neu).as_bytes());
    datei
}

fn umgebaut(datei: &[u8], aendere: impl FnOnce(&mut cms::signed_data::SignerInfo)) -> Vec<u8> {
    use der::{Decode, Encode, SliceReader, asn1::Any};
    let (_, bytes) = luecke(datei);
    let mut leser = SliceReader::new(&bytes).unwrap();
    let mut umschlag = cms::content_info::ContentInfo::decode(&mut leser).unwrap();
    let mut daten: cms::signed_data::SignedData = umschlag.content.decode_as().unwrap();
    let mut unterzeichner = daten.signer_infos.0.as_slice()[0].clone();
    aendere(&mut unterzeichner);
    daten.signer_infos = cms::signed_data::SignerInfos::try_from(vec![unterzeichner]).unwrap();
    umschlag.content = Any::encode_from(&daten).unwrap();
    mit_huelle(datei, &umschlag.to_der().unwrap())
}

fn ohne_zeitstempel(datei: &[u8]) -> Vec<u8> {
    umgebaut(datei, |unterzeichner| unterzeichner.unsigned_attrs = None)
}

fn mit_zeitstempel_von(datei: &[u8], andere: &[u8]) -> Vec<u8> {
    let mut fremder = None;
    umgebaut(andere, |unterzeichner| {
        fremder.clone_from(&unterzeichner.unsigned_attrs);
    });
    umgebaut(datei, |unterzeichner| unterzeichner.unsigned_attrs = fremder)
}

/// A PDF as small as one can be, with a table of places and with a stream of places.
fn kleines(art: XrefType) -> Vec<u8> {
    let mut dokument = Document::with_version("1.7");
    dokument.reference_table.cross_reference_type = art;
    let seiten =
        dokument.add_object(dictionary! { "Type" => "Pages", "Kids" => Vec::<Object>::new(), "Count" => 0 });
    let katalog = dokument.add_object(dictionary! { "Type" => "Catalog", "Pages" => seiten });
    dokument.trailer.set("Root", katalog);
    let mut bytes = Vec::new();
    dokument.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn the_form_of_the_proofs_never_changes_or_old_documents_would_be_called_changed() {
    for art in [XrefType::CrossReferenceTable, XrefType::CrossReferenceStream] {
        let mut mittel = Beweismittel::default();
        mittel.nimm_sperrliste(b"a list");
        mittel.nimm_sperrliste(b"another list");
        mittel.nimm_sperrliste(b"a list");
        let anhang = mittel.anhang(&kleines(art)).unwrap();
        insta::assert_snapshot!(
            format!("{art:?}"),
            anhang.escape_ascii().to_string().replace("\\n", "\n")
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_answer_of_a_time_stamp_authority_that_is_garbage_is_refused(
        muell in proptest::collection::vec(any::<u8>(), 0..3000),
        stelle in 0usize..2000,
    ) {
        prop_assert!(token(&muell, &[1; 32], *b"nonce123").is_err());
        let frage = anfrage(&[1; 32], *b"nonce123").unwrap();
        let mut antwort = beantworte(&frage, 7, jetzt(), &welt(1).stelle.schluessel).unwrap();
        let stelle = stelle % antwort.len();
        antwort[stelle] ^= 0x10;
        let _ = token(&antwort, &[1; 32], *b"nonce123");
        prop_assert!(Sperrliste::lies(&muell).is_err());
        prop_assert!(beantworte(&muell, 7, jetzt(), &welt(1).stelle.schluessel).is_ok(), "refused as the standard says");
    }
}
