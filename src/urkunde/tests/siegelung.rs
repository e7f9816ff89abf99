//! Sealing our own and foreign PDFs.

use lopdf::xref::XrefType;
use lopdf::{
    Dictionary, Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream, dictionary,
};

use super::{GESIEGELT, bescheinigung_pdf, gesiegelt, jetzt, pki, siegelangaben, vertrauen};
use crate::urkunde::{
    GROESSTE_DATEI, Pruefergebnis, SiegelFehler, Siegelschluessel, Softwareschluessel, Urteil, pruefe, siegle,
};

#[test]
fn a_sealed_file_begins_with_the_bytes_it_had() {
    let pdf = bescheinigung_pdf();
    assert!(GESIEGELT.starts_with(&pdf));
    assert!(GESIEGELT.len() > pdf.len());
}

#[test]
fn a_second_seal_keeps_the_first_and_counts_both() {
    let zweimal = gesiegelt(&GESIEGELT);
    assert!(zweimal.starts_with(&GESIEGELT));
    let Pruefergebnis::Gueltig(beleg) = pruefe(&zweimal, &vertrauen(), jetzt()) else {
        panic!("genuine")
    };
    assert_eq!(beleg.unterschriften, 2);
    assert_eq!(
        pruefe(&GESIEGELT, &vertrauen(), jetzt()).urteil(),
        Urteil::Gueltig
    );
}

#[test]
fn foreign_pdfs_keep_their_fields_and_annotations() {
    for art in [XrefType::CrossReferenceTable, XrefType::CrossReferenceStream] {
        for indirekt in [false, true] {
            let pdf = fremdes(art, indirekt, |_| {});
            let datei = gesiegelt(&pdf);
            assert!(datei.starts_with(&pdf));
            assert_eq!(
                pruefe(&datei, &vertrauen(), jetzt()).urteil(),
                Urteil::Gueltig,
                "{art:?} {indirekt}"
            );
            let dokument = Document::load_mem(&datei).unwrap();
            let seite = dokument.get_dictionary(dokument.get_pages()[&1]).unwrap();
            assert_eq!(
                super::super::revision::kinder(&dokument, seite, b"Annots").len(),
                2
            );
            let formular = dokument.catalog().unwrap().get(b"AcroForm").unwrap();
            let formular = super::super::revision::dict(&dokument, formular).unwrap();
            assert_eq!(
                super::super::revision::kinder(&dokument, formular, b"Fields").len(),
                2
            );
            assert!(formular.has(b"DA"));
        }
    }
}

#[test]
fn a_pdf_that_must_not_change_is_refused() {
    let zertifiziert = fremdes(XrefType::CrossReferenceTable, false, |dokument| {
        let stufe_eins = dictionary! {
            "Reference" => vec![Object::Dictionary(dictionary! { "TransformParams" => dictionary! { "P" => 1 } })],
        };
        let unterschrift = dokument.add_object(stufe_eins);
        dokument
            .catalog_mut()
            .unwrap()
            .set("Perms", dictionary! { "DocMDP" => unterschrift });
    });
    let verschluesselt = fremdes(XrefType::CrossReferenceTable, false, |dokument| {
        let id = Object::string_literal("0123456789abcdef");
        dokument.trailer.set("ID", vec![id.clone(), id]);
        let version = EncryptionVersion::V1 {
            document: dokument,
            owner_password: "a",
            user_password: "",
            permissions: Permissions::all(),
        };
        let zustand = EncryptionState::try_from(version).unwrap();
        dokument.encrypt(&zustand).unwrap();
    });
    let faelle: [(&[u8], SiegelFehler); 5] = [
        (&zertifiziert, SiegelFehler::Zertifiziert),
        (&verschluesselt, SiegelFehler::Verschluesselt),
        (b"hello", SiegelFehler::Unlesbar),
        (b"%PDF-1.7\n%%EOF", SiegelFehler::Unlesbar),
        (&vec![b'%'; GROESSTE_DATEI + 1], SiegelFehler::ZuGross),
    ];
    for (pdf, erwartet) in faelle {
        assert_eq!(siegle(pdf, &pki(1).0, &siegelangaben()), Err(erwartet));
    }
}

#[test]
fn a_key_that_does_not_fit_its_certificate_is_noticed_before_delivery() {
    struct Vertauscht(Softwareschluessel, Softwareschluessel);
    impl Siegelschluessel for Vertauscht {
        fn zertifikat(&self) -> &x509_cert::Certificate {
            self.0.zertifikat()
        }
        fn kette(&self) -> &[x509_cert::Certificate] {
            self.0.kette()
        }
        fn signiere(&self, digest: &[u8; 32]) -> Result<Vec<u8>, SiegelFehler> {
            self.1.signiere(digest)
        }
    }
    let vertauscht = Vertauscht(pki(1).0, pki(2).0);
    assert_eq!(
        siegle(&bescheinigung_pdf(), &vertauscht, &siegelangaben()),
        Err(SiegelFehler::SchluesselPasstNicht)
    );
}

/// A PDF of another producer: one page, one text field; its lists direct or as objects of their own.
fn fremdes(art: XrefType, indirekt: bool, dazu: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut dokument = Document::with_version("1.5");
    dokument.reference_table.cross_reference_type = art;
    let inhalt = dokument.add_object(Stream::new(Dictionary::new(), b"BT ET".to_vec()));
    let seiten = dokument.new_object_id();
    let feld = dokument.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "FT" => "Tx", "T" => Object::string_literal("Name"),
        "Rect" => vec![0.into(), 0.into(), 9.into(), 9.into()],
    });
    let liste = |dokument: &mut Document| -> Object {
        let liste = Object::Array(vec![feld.into()]);
        if indirekt {
            dokument.add_object(liste).into()
        } else {
            liste
        }
    };
    let annots = liste(&mut dokument);
    let felder = liste(&mut dokument);
    let seite = dokument.add_object(dictionary! {
        "Type" => "Page", "Parent" => seiten, "Contents" => inhalt, "Annots" => annots,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    dokument.set_object(
        seiten,
        dictionary! { "Type" => "Pages", "Kids" => vec![seite.into()], "Count" => 1 },
    );
    let formular = dictionary! { "Fields" => felder, "DA" => Object::string_literal("/Helv 0 Tf") };
    let formular: Object = if indirekt {
        dokument.add_object(formular).into()
    } else {
        Object::Dictionary(formular)
    };
    let katalog =
        dokument.add_object(dictionary! { "Type" => "Catalog", "Pages" => seiten, "AcroForm" => formular });
    dokument.trailer.set("Root", katalog);
    dazu(&mut dokument);
    let mut bytes = Vec::new();
    dokument.save_to(&mut bytes).unwrap();
    bytes
}
