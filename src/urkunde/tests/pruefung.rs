//! Verifying files, honest and hostile ones.

use jiff::SignedDuration;
use proptest::prelude::*;

use super::{GESIEGELT, bescheinigung_pdf, jetzt, pki, siegelangaben, vertrauen};
use crate::urkunde::{
    Pruefergebnis, Siegelangaben, Ungueltigkeit, Unklarheit, Urteil, Veraenderung, Vertrauen, pruefe, siegle,
};

fn urteil(datei: &[u8]) -> Urteil {
    pruefe(datei, &vertrauen(), jetzt()).urteil()
}

#[test]
fn a_sealed_file_is_genuine_and_says_who_sealed_when() {
    let Pruefergebnis::Gueltig(beleg) = pruefe(&GESIEGELT, &vertrauen(), jetzt()) else {
        panic!("genuine")
    };
    assert_eq!(beleg.stelle.organisation.as_deref(), Some("Stadt Altstadt"));
    assert_eq!(beleg.stelle.name.as_deref(), Some("Siegel Stadt Altstadt (Test)"));
    assert_eq!(beleg.zeitpunkt, jetzt());
    let daten = beleg.angehaengte_daten.unwrap();
    assert_eq!(daten.offen()["familienname"], "Ŝkārda-Łukaszewič");
}

#[test]
fn a_changed_byte_is_never_genuine() {
    let ende = GESIEGELT.len();
    for stelle in (0..ende).step_by(997).chain((ende - 400..ende).step_by(7)) {
        for maske in [0x01, 0x20, 0xff] {
            let mut datei = GESIEGELT.clone();
            datei[stelle] ^= maske;
            assert_ne!(
                urteil(&datei),
                Urteil::Gueltig,
                "byte {stelle} of {ende}, mask {maske:#x}"
            );
        }
    }
}

#[test]
fn a_changed_byte_of_the_content_is_reported_as_changed() {
    let mut datei = GESIEGELT.clone();
    datei[2000] ^= 1;
    let ergebnis = pruefe(&datei, &vertrauen(), jetzt());
    let Pruefergebnis::Ungueltig { stelle, grund } = &ergebnis else {
        panic!("changed")
    };
    assert_eq!(
        (*grund, stelle.organisation.as_deref()),
        (
            Ungueltigkeit::Veraendert(Veraenderung::Inhalt),
            Some("Stadt Altstadt")
        )
    );
    assert!(ergebnis.angehaengte_daten().is_none());
}

#[test]
fn no_part_of_the_signature_can_change() {
    let auf = GESIEGELT
        .windows(10)
        .rposition(|fenster| fenster == b"/Contents<")
        .unwrap()
        + 10;
    for stelle in (auf..auf + 3000).step_by(11) {
        let mut datei = GESIEGELT.clone();
        datei[stelle] = if datei[stelle] == b'3' { b'5' } else { b'3' };
        assert_ne!(urteil(&datei), Urteil::Gueltig, "hex digit {}", stelle - auf);
    }
}

#[test]
fn what_is_added_later_makes_a_changed_file() {
    for zusatz in [&b"\n"[..], b"%", b"\n%%EOF\n", &[0; 5000], &bescheinigung_pdf()] {
        let datei = [&GESIEGELT, zusatz].concat();
        let Pruefergebnis::Ungueltig { grund, .. } = pruefe(&datei, &vertrauen(), jetzt()) else {
            panic!("changed")
        };
        assert_eq!(
            grund,
            Ungueltigkeit::Veraendert(Veraenderung::NachtraeglichErgaenzt {
                gesiegelt_bis: GESIEGELT.len()
            })
        );
    }
}

#[test]
fn a_foreign_signature_on_top_makes_a_changed_file() {
    let fremd = siegle(&GESIEGELT, &pki(2).0, &siegelangaben()).unwrap();
    assert_eq!(urteil(&fremd), Urteil::Ungueltig);
}

#[test]
fn the_seal_of_another_ca_is_not_ours() {
    let fremd = siegle(&bescheinigung_pdf(), &pki(2).0, &siegelangaben()).unwrap();
    let ergebnis = pruefe(&fremd, &vertrauen(), jetzt());
    assert!(matches!(
        ergebnis,
        Pruefergebnis::Unbestimmt {
            grund: Unklarheit::FremderAussteller,
            ..
        }
    ));
    assert!(matches!(
        pruefe(&GESIEGELT, &Vertrauen::default(), jetzt()),
        Pruefergebnis::Unbestimmt { .. }
    ));
}

#[test]
fn a_file_without_seal_is_not_ours() {
    let ohne = pruefe(&bescheinigung_pdf(), &vertrauen(), jetzt());
    assert!(matches!(
        ohne,
        Pruefergebnis::Unbestimmt {
            grund: Unklarheit::OhneSiegel,
            ..
        }
    ));
    let keins = pruefe(b"<html>", &vertrauen(), jetzt());
    assert!(matches!(
        keins,
        Pruefergebnis::Unbestimmt {
            grund: Unklarheit::KeinPdf,
            ..
        }
    ));
}

#[test]
fn a_seal_outside_of_its_certificates_validity_is_invalid() {
    let tag = SignedDuration::from_hours(24);
    for tage in [-30, 3 * 366] {
        let zeitpunkt = jetzt() + tag * tage;
        let angaben = Siegelangaben {
            zeitpunkt,
            ..siegelangaben()
        };
        let datei = siegle(&bescheinigung_pdf(), &pki(1).0, &angaben).unwrap();
        let ergebnis = pruefe(&datei, &vertrauen(), zeitpunkt);
        assert!(
            matches!(
                ergebnis,
                Pruefergebnis::Ungueltig {
                    grund: Ungueltigkeit::ZertifikatUngueltig,
                    ..
                }
            ),
            "{tage}"
        );
    }
    let grund = |wann| match pruefe(&GESIEGELT, &vertrauen(), wann) {
        Pruefergebnis::Ungueltig { grund, .. } => Some(grund),
        _ => None,
    };
    assert_eq!(grund(jetzt() - tag), Some(Ungueltigkeit::Zukunft));
    assert_eq!(grund(jetzt()), None);
}

#[test]
fn an_expired_certificate_without_time_stamp_leaves_it_open() {
    let in_vier_jahren = jetzt() + SignedDuration::from_hours(24 * 4 * 366);
    let ergebnis = pruefe(&GESIEGELT, &vertrauen(), in_vier_jahren);
    assert!(matches!(
        ergebnis,
        Pruefergebnis::Unbestimmt {
            stelle: Some(_),
            grund: Unklarheit::ZertifikatAbgelaufen
        }
    ));
}

#[test]
fn a_result_never_prints_the_attached_data() {
    let ergebnis = pruefe(&GESIEGELT, &vertrauen(), jetzt());
    assert!(!format!("{ergebnis:?}").contains("Łukaszewič"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_cut_file_is_never_genuine(laenge in 0usize..60_000) {
        let laenge = laenge.min(GESIEGELT.len() - 1);
        prop_assert_ne!(urteil(&GESIEGELT[..laenge]), Urteil::Gueltig);
        let _ = siegle(&GESIEGELT[..laenge], &pki(1).0, &siegelangaben());
    }

    #[test]
    fn garbage_is_answered_and_not_ours(muell in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let datei = [b"%PDF-1.7\n".as_slice(), &muell].concat();
        prop_assert_eq!(urteil(&datei), Urteil::Unbestimmt);
        prop_assert!(siegle(&datei, &pki(1).0, &siegelangaben()).is_err());
    }

    #[test]
    fn damage_anywhere_is_answered_by_verdict_and_by_sealing(
        stelle in 0usize..60_000,
        stueck in proptest::collection::vec(any::<u8>(), 1..200),
    ) {
        let mut datei = GESIEGELT.clone();
        let stelle = stelle % (datei.len() - 200);
        if datei[stelle..stelle + stueck.len()] != stueck[..] {
            datei[stelle..stelle + stueck.len()].copy_from_slice(&stueck);
            prop_assert_ne!(urteil(&datei), Urteil::Gueltig);
        }
        let _ = siegle(&datei, &pki(1).0, &siegelangaben());
    }
}
