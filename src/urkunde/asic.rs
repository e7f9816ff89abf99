//! A signed container of files: ASiC-E with CAdES (ETSI EN 319 162-1), so that whoever gets it can check it with any tool.

use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
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
        (VERZEICHNIS, verzeichnis.as_bytes()),
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
fn verzeichnis(beigaben: &[Beigabe]) -> Result<String, AkteFehler> {
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <asic:ASiCManifest xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\" xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">\n\
         <asic:SigReference URI=\"{SIGNATUR}\" MimeType=\"application/pkcs7-signature\"/>\n"
    );
    let mut gesehen = std::collections::BTreeSet::new();
    for Beigabe { pfad, art, inhalt } in beigaben {
        let erlaubt = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
        let vergeben = ["mimetype", "META-INF"].iter().any(|name| pfad.starts_with(name));
        if pfad.is_empty() || !pfad.chars().all(erlaubt) || vergeben || !gesehen.insert(pfad) {
            return Err(AkteFehler::Pfad);
        }
        let digest = STANDARD.encode(Sha256::digest(inhalt));
        let _ = writeln!(
            text,
            "<asic:DataObjectReference URI=\"{pfad}\" MimeType=\"{art}\">\
             <ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>\
             <ds:DigestValue>{digest}</ds:DigestValue></asic:DataObjectReference>"
        );
    }
    text += "</asic:ASiCManifest>\n";
    Ok(text)
}
