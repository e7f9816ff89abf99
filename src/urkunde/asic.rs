//! A signed container of files: ASiC-E with CAdES (ETSI EN 319 162-1), so that whoever gets it can check it with any tool.

use std::{
    collections::BTreeSet,
    io::{Cursor, Write as _},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};
use sha2::{Digest, Sha256};
use zip::{CompressionMethod, ZipWriter, result::ZipError, write::SimpleFileOptions};

use crate::urkunde::cms::Rohling;
use crate::urkunde::siegel::{SiegelFehler, Siegelschluessel};
use crate::urkunde::zeitstempel::Zeitstempeldienst;

const ART: &str = "application/vnd.etsi.asic-e+zip";
const VERZEICHNIS: &str = "META-INF/ASiCManifest.xml";
const SIGNATUR: &str = "META-INF/signature.p7s";

/// One file in a container.
pub struct Beigabe {
    /// Its path: letters, digits, `-`, `_`, `.` and `/` only.
    pub pfad: String,
    /// Its media type.
    pub art: &'static str,
    /// Its bytes.
    pub inhalt: Vec<u8>,
}

/// Why there is no container.
#[derive(Debug, thiserror::Error)]
pub enum AkteFehler {
    /// A path has other characters, or stands twice.
    #[error("a file of the container has a path that cannot be taken")]
    Pfad,
    /// The archive.
    #[error("the container could not be written: {0}")]
    Archiv(#[from] ZipError),
    /// The archive, too.
    #[error("the container could not be written: {0}")]
    Io(#[from] std::io::Error),
    /// The signature.
    #[error(transparent)]
    Siegel(#[from] SiegelFehler),
}

/// The container with these files, signed with `schluessel` over a list of their digests; with a time-stamp over the signature
/// if the authority answers.
///
/// # Errors
/// [`AkteFehler`]; there is no container without its signature.
pub fn verwahre(
    beigaben: &[Beigabe],
    schluessel: &dyn Siegelschluessel,
    zeitstempel: Option<&dyn Zeitstempeldienst>,
) -> Result<Vec<u8>, AkteFehler> {
    let verzeichnis = verzeichnis(beigaben)?;
    let rohling = Rohling::neu(&Sha256::digest(&verzeichnis).into(), schluessel)?;
    let token = zeitstempel.and_then(|dienst| dienst.stempel(&rohling.abdruck()).ok());
    let signatur = rohling.fertig(token.as_deref())?;
    let mut archiv = ZipWriter::new(Cursor::new(Vec::new()));
    // The type comes first and uncompressed, so that it can be read off the bytes of the file.
    let wie = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let innen = [
        ("mimetype", ART.as_bytes()),
        (VERZEICHNIS, &verzeichnis),
        (SIGNATUR, &signatur),
    ];
    let aussen = beigaben
        .iter()
        .map(|beigabe| (beigabe.pfad.as_str(), beigabe.inhalt.as_slice()));
    for (pfad, inhalt) in innen.into_iter().chain(aussen) {
        archiv.start_file(pfad, wie)?;
        archiv.write_all(inhalt)?;
    }
    Ok(archiv.finish()?.into_inner())
}

/// The ASiCManifest: what is signed, by digest.
fn verzeichnis(beigaben: &[Beigabe]) -> Result<Vec<u8>, AkteFehler> {
    let mut gesehen = BTreeSet::new();
    let erlaubt = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    for Beigabe { pfad, .. } in beigaben {
        let vergeben = ["mimetype", "META-INF"].iter().any(|name| pfad.starts_with(name));
        if pfad.is_empty() || !pfad.chars().all(erlaubt) || vergeben || !gesehen.insert(pfad) {
            return Err(AkteFehler::Pfad);
        }
    }
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("asic:ASiCManifest")
        .with_attribute(("xmlns:asic", "http://uri.etsi.org/02918/v1.2.1#"))
        .with_attribute(("xmlns:ds", "http://www.w3.org/2000/09/xmldsig#"))
        .write_inner_content(|xml| {
            xml.create_element("asic:SigReference")
                .with_attribute(("URI", SIGNATUR))
                .with_attribute(("MimeType", "application/pkcs7-signature"))
                .write_empty()?;
            beigaben.iter().try_for_each(|beigabe| nenne(xml, beigabe))
        })?;
    Ok(xml.into_inner())
}

fn nenne(xml: &mut Writer<Vec<u8>>, Beigabe { pfad, art, inhalt }: &Beigabe) -> std::io::Result<()> {
    let digest = STANDARD.encode(Sha256::digest(inhalt));
    xml.create_element("asic:DataObjectReference")
        .with_attribute(("URI", pfad.as_str()))
        .with_attribute(("MimeType", *art))
        .write_inner_content(|xml| {
            xml.create_element("ds:DigestMethod")
                .with_attribute(("Algorithm", "http://www.w3.org/2001/04/xmlenc#sha256"))
                .write_empty()?;
            xml.create_element("ds:DigestValue")
                .write_text_content(BytesText::new(&digest))?;
            Ok(())
        })?;
    Ok(())
}
