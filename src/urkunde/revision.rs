//! The incremental update (ISO 32000-1, 7.5.6) that adds an invisible signature field, still empty, to a PDF.
//!
//! Fields, annotations and signatures that the PDF has are kept; each is changed where it stands, so that what
//! compares revisions sees nothing but one more field.

use lopdf::{Dictionary, Document, Error, IncrementalDocument, LoadOptions, Object, ObjectId, dictionary};

use crate::urkunde::luecke::{PLATZ, PLATZHALTER};
use crate::urkunde::siegel::{GROESSTE_DATEI, SiegelFehler, Siegelangaben};

/// The most one stream may unpack to while a PDF is read. Unit: bytes.
const GROESSTER_STROM: usize = 16 * 1024 * 1024;

/// Our own entry in a signature dictionary (ISO 32000-1, annex E): `true` if the signature has a time-stamp.
pub(super) const MIT_ZEITSTEMPEL: &str = "MWK_Zeitstempel";

/// Our own entry in a signature dictionary: the authority on whose behalf somebody else seals.
pub(super) const IM_AUFTRAG_VON: &str = "MWK_ImAuftragVon";

/// Object numbers above are outside of what readers must know (ISO 32000-1, annex C).
const HOECHSTE_NUMMER: u32 = 8_388_607;

/// Reads a PDF that needs no repair, none of its streams unpacked beyond the limit.
pub(super) fn lies(pdf: &[u8]) -> Result<Document, SiegelFehler> {
    if pdf.len() > GROESSTE_DATEI {
        return Err(SiegelFehler::ZuGross);
    }
    if !pdf.starts_with(b"%PDF-") {
        return Err(SiegelFehler::Unlesbar);
    }
    let optionen = LoadOptions {
        max_decompressed_size: Some(GROESSTER_STROM),
        ..LoadOptions::default()
    };
    let dokument = Document::load_mem_with_options(pdf, optionen).map_err(|fehler| match fehler {
        Error::Decryption(_) | Error::InvalidPassword => SiegelFehler::Verschluesselt,
        _ => SiegelFehler::Unlesbar,
    })?;
    if dokument.is_encrypted() || dokument.encryption_state.is_some() {
        return Err(SiegelFehler::Verschluesselt);
    }
    if dokument.xref_recovery.is_some() || dokument.max_id >= HOECHSTE_NUMMER {
        return Err(SiegelFehler::Unlesbar);
    }
    Ok(dokument)
}

/// `pdf` with a signature field whose ByteRange and Contents are still to be filled.
///
/// The signature dictionary says whether a time-stamp is to be in it, so that taking it out shows.
pub(super) fn mit_leerem_siegel(
    pdf: &[u8],
    angaben: &Siegelangaben,
    mit_zeitstempel: bool,
) -> Result<Vec<u8>, SiegelFehler> {
    let alt = lies(pdf)?;
    if ist_abgeschlossen(&alt) {
        return Err(SiegelFehler::Zertifiziert);
    }
    schreibe(pdf, alt, angaben, mit_zeitstempel).map_err(|_| SiegelFehler::Unlesbar)
}

/// All signature dictionaries that fields of `dokument` hold.
pub(super) fn unterschriften(dokument: &Document) -> Vec<&Dictionary> {
    let felder = dokument
        .catalog()
        .ok()
        .and_then(|katalog| dict(dokument, katalog.get(b"AcroForm").ok()?));
    let mut offen: Vec<&Object> = felder
        .map(|formular| kinder(dokument, formular, b"Fields"))
        .unwrap_or_default();
    let mut gefunden = Vec::new();
    // A bound instead of a set: a field tree may be a circle, but a seal's field stands at its root.
    for _ in 0..4096 {
        let Some(feld) = offen.pop().and_then(|objekt| dict(dokument, objekt)) else {
            if offen.is_empty() {
                break;
            }
            continue;
        };
        if feld
            .get(b"FT")
            .and_then(Object::as_name)
            .is_ok_and(|art| art == b"Sig")
        {
            gefunden.extend(feld.get(b"V").ok().and_then(|wert| dict(dokument, wert)));
        }
        offen.extend(kinder(dokument, feld, b"Kids"));
    }
    gefunden
}

/// Certified with DocMDP level 1: nothing may be added (ISO 32000-1, 12.8.2.2).
fn ist_abgeschlossen(dokument: &Document) -> bool {
    let stufe = || {
        let rechte = dict(dokument, dokument.catalog().ok()?.get(b"Perms").ok()?)?;
        let unterschrift = dict(dokument, rechte.get(b"DocMDP").ok()?)?;
        kinder(dokument, unterschrift, b"Reference")
            .into_iter()
            .find_map(|verweis| {
                let parameter = dict(dokument, dict(dokument, verweis)?.get(b"TransformParams").ok()?)?;
                parameter.get(b"P").and_then(Object::as_i64).ok()
            })
    };
    stufe() == Some(1)
}

fn schreibe(
    pdf: &[u8],
    alt: Document,
    angaben: &Siegelangaben,
    mit_zeitstempel: bool,
) -> lopdf::Result<Vec<u8>> {
    let seite = alt
        .get_pages()
        .get(&1)
        .copied()
        .ok_or(Error::PageNumberNotFound(1))?;
    let katalog = alt.trailer.get(b"Root").and_then(Object::as_reference)?;
    let feldname = freier_name(&alt);
    let ist_getaggt = alt.catalog()?.has(b"StructTreeRoot");
    let mut neu = IncrementalDocument::create_from(pdf.to_vec(), alt);
    nur_eigener_trailer(&mut neu);

    // The signature gets the highest number and so stands last, where its placeholders are looked for.
    let feld = neu.new_document.new_object_id();
    let unterschrift = neu
        .new_document
        .add_object(leere_unterschrift(angaben, mit_zeitstempel));
    neu.new_document
        .set_object(feld, siegelfeld(&feldname, unterschrift, seite));

    haenge_an(&mut neu, seite, b"Annots", feld)?;
    if ist_getaggt {
        // Tab order by structure, or an invisible field breaks PDF/UA-1 (7.18.3); written only where it is missing.
        let fehlt = !neu.get_prev_documents().get_dictionary(seite)?.has(b"Tabs");
        if fehlt {
            eigenes(&mut neu, seite)?.set("Tabs", "S");
        }
    }
    traege_ins_formular_ein(&mut neu, katalog, feld)?;
    let mut datei = Vec::with_capacity(pdf.len() + 3 * PLATZ);
    neu.save_to(&mut datei)?;
    Ok(datei)
}

fn leere_unterschrift(angaben: &Siegelangaben, mit_zeitstempel: bool) -> Dictionary {
    let offen = || Object::Integer(9_999_999_999);
    let mut eintraege = dictionary! {
        "Type" => "Sig",
        "Filter" => "Adobe.PPKLite",
        "SubFilter" => "ETSI.CAdES.detached",
        "M" => Object::string_literal(angaben.zeitpunkt.strftime("D:%Y%m%d%H%M%SZ").to_string()),
        "Name" => lopdf::text_string(&angaben.name),
        "Reason" => lopdf::text_string(&angaben.grund),
        "ByteRange" => vec![Object::Integer(0), offen(), offen(), offen()],
    };
    if mit_zeitstempel {
        eintraege.set(MIT_ZEITSTEMPEL, true);
    }
    if let Some(behoerde) = &angaben.im_auftrag_von {
        eintraege.set(IM_AUFTRAG_VON, lopdf::text_string(behoerde));
    }
    // Last, because its place is looked for from the end.
    eintraege.set("Contents", Object::string_literal(PLATZHALTER.as_slice()));
    eintraege
}

/// Field and widget in one, invisible: printed, locked, without size and appearance.
fn siegelfeld(name: &str, unterschrift: ObjectId, seite: ObjectId) -> Dictionary {
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => Object::string_literal(name),
        "TU" => Object::string_literal("Elektronisches Siegel"),
        "V" => unterschrift,
        "P" => seite,
        "F" => 132,
        "Rect" => vec![Object::Integer(0); 4],
    }
}

/// A stream's own entries and the pointer of a hybrid file must not come along from the old trailer.
fn nur_eigener_trailer(neu: &mut IncrementalDocument) {
    let alt = std::mem::take(&mut neu.new_document.trailer);
    for (schluessel, wert) in &alt {
        if [&b"Root"[..], b"Info", b"ID", b"Prev"].contains(&schluessel.as_slice()) {
            neu.new_document.trailer.set(schluessel.clone(), wert.clone());
        }
    }
}

fn traege_ins_formular_ein(
    neu: &mut IncrementalDocument,
    katalog: ObjectId,
    feld: ObjectId,
) -> lopdf::Result<()> {
    match neu
        .get_prev_documents()
        .get_dictionary(katalog)?
        .get(b"AcroForm")
        .cloned()
    {
        Ok(Object::Reference(formular)) => {
            haenge_an(neu, formular, b"Fields", feld)?;
            let formular = eigenes(neu, formular)?;
            let gesetzt = formular.get(b"SigFlags").and_then(Object::as_i64).unwrap_or(0);
            formular.set("SigFlags", gesetzt | 3);
        }
        vorhanden => {
            let mut formular = vorhanden
                .and_then(|objekt| objekt.as_dict().cloned())
                .unwrap_or_default();
            let mut felder: Vec<Object> = kinder(neu.get_prev_documents(), &formular, b"Fields")
                .into_iter()
                .cloned()
                .collect();
            felder.push(feld.into());
            formular.set("Fields", felder);
            formular.set(
                "SigFlags",
                formular.get(b"SigFlags").and_then(Object::as_i64).unwrap_or(0) | 3,
            );
            eigenes(neu, katalog)?.set("AcroForm", formular);
        }
    }
    Ok(())
}

/// Adds a reference to the array `schluessel` of the dictionary `traeger`, in the array's own object if it has one.
fn haenge_an(
    neu: &mut IncrementalDocument,
    traeger: ObjectId,
    schluessel: &[u8],
    was: ObjectId,
) -> lopdf::Result<()> {
    match neu
        .get_prev_documents()
        .get_dictionary(traeger)?
        .get(schluessel)
        .cloned()
    {
        Ok(Object::Reference(liste)) if neu.get_prev_documents().get_object(liste).is_ok() => {
            neu.opt_clone_object_to_new_document(liste)?;
            neu.new_document
                .get_object_mut(liste)?
                .as_array_mut()?
                .push(was.into());
        }
        vorhanden => {
            let mut liste = vorhanden
                .and_then(|objekt| objekt.as_array().cloned())
                .unwrap_or_default();
            liste.push(was.into());
            eigenes(neu, traeger)?.set(schluessel, liste);
        }
    }
    Ok(())
}

/// The dictionary `id`, copied into the update so that it can be changed.
fn eigenes(neu: &mut IncrementalDocument, id: ObjectId) -> lopdf::Result<&mut Dictionary> {
    neu.opt_clone_object_to_new_document(id)?;
    neu.new_document.get_object_mut(id)?.as_dict_mut()
}

/// `Siegel`, or `Siegel 2` and so on if there are others: field names must differ.
fn freier_name(dokument: &Document) -> String {
    match unterschriften(dokument).len() {
        0 => "Siegel".to_owned(),
        anzahl => format!("Siegel {}", anzahl + 1),
    }
}

/// `objekt`, or what it refers to, as a dictionary.
pub(super) fn dict<'a>(dokument: &'a Document, objekt: &'a Object) -> Option<&'a Dictionary> {
    dokument
        .dereference(objekt)
        .ok()
        .and_then(|(_, objekt)| objekt.as_dict().ok())
}

/// The elements of the array `schluessel`, direct or not; none if there is no such array.
pub(super) fn kinder<'a>(
    dokument: &'a Document,
    traeger: &'a Dictionary,
    schluessel: &[u8],
) -> Vec<&'a Object> {
    let liste = traeger
        .get(schluessel)
        .and_then(|objekt| dokument.dereference(objekt));
    liste
        .and_then(|(_, objekt)| objekt.as_array())
        .map(|liste| liste.iter().collect())
        .unwrap_or_default()
}
