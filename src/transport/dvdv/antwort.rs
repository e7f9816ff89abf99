//! What the directory says about a service of an authority.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use jiff::Timestamp;
use serde::Deserialize;

use crate::{
    transport::gegenseitig::Fingerabdruck,
    urkunde::{aus_der, gueltig_bis},
};

/// A service of an authority: by which way it is reached, and for which certificate messages are encrypted.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Dienstbeschreibung {
    /// How the service is described, such as `WSDL_OSCI`.
    pub art: String,
    /// Whom messages are for (`OSCI_ADDRESSEE`).
    pub empfaenger: Option<String>,
    /// Where they are handed in (`OSCI_INTERMEDIARY`, or `URI`).
    pub adresse: Option<String>,
    /// The certificate for which contents are encrypted: its SHA-256, and when it ends.
    pub zertifikat: Option<(Fingerabdruck, Option<Timestamp>)>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Service {
    service_specification_type: String,
    #[serde(default)]
    service_elements: Vec<Element>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Element {
    service_element_type: String,
    #[serde(default)]
    service_element_uri: Option<String>,
    #[serde(default)]
    service_element_description_name: Option<String>,
    #[serde(default)]
    cipher_certificate: Option<Certificate>,
}

#[derive(Deserialize)]
struct Certificate {
    content: String,
}

impl Dienstbeschreibung {
    /// Reads the answer to `findservicedescription`; `None` if it is none.
    pub(super) fn lies(json: &[u8]) -> Option<Self> {
        let service: Service = serde_json::from_slice(json).ok()?;
        let finde = |art: &str| {
            service
                .service_elements
                .iter()
                .find(|element| element.service_element_type == art)
        };
        let uri = |element: Option<&Element>| element.and_then(|element| element.service_element_uri.clone());
        let empfaenger = finde("OSCI_ADDRESSEE");
        // The certificate stands at the addressee, or in an element of its own with the same description.
        let zertifikat = empfaenger
            .and_then(|element| element.cipher_certificate.as_ref())
            .or_else(|| {
                let gleich = |element: &&Element| {
                    element.service_element_type == "CIPHER_CERTIFICATE"
                        && empfaenger.is_none_or(|empfaenger| {
                            element.service_element_description_name
                                == empfaenger.service_element_description_name
                        })
                };
                let eigenes = service.service_elements.iter().find(gleich)?;
                eigenes.cipher_certificate.as_ref()
            });
        Some(Self {
            empfaenger: uri(empfaenger),
            adresse: uri(finde("OSCI_INTERMEDIARY")).or_else(|| uri(finde("URI"))),
            zertifikat: zertifikat.and_then(|zertifikat| lies_zertifikat(&zertifikat.content)),
            art: service.service_specification_type,
        })
    }
}

fn lies_zertifikat(base64: &str) -> Option<(Fingerabdruck, Option<Timestamp>)> {
    let dicht: String = base64
        .chars()
        .filter(|zeichen| !zeichen.is_ascii_whitespace())
        .collect();
    let der = BASE64_STANDARD.decode(dicht).ok()?;
    Some((
        Fingerabdruck::von(&der),
        aus_der(&der).as_ref().and_then(gueltig_bis),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_is_found_at_the_addressee_or_beside_it_under_the_same_name() {
        let am_empfaenger = br#"{"serviceSpecificationType":"WSDL_OSCI","serviceElements":[
            {"serviceElementType":"OSCI_INTERMEDIARY","serviceElementUri":"https://i.example"},
            {"serviceElementType":"OSCI_ADDRESSEE","serviceElementUri":"urn:a","cipherCertificate":{"content":"AAEC"}}]}"#;
        let gelesen = Dienstbeschreibung::lies(am_empfaenger).unwrap();
        let zertifikat = Some((Fingerabdruck::von(&[0, 1, 2]), None));
        assert_eq!(
            gelesen,
            Dienstbeschreibung {
                art: "WSDL_OSCI".to_owned(),
                empfaenger: Some("urn:a".to_owned()),
                adresse: Some("https://i.example".to_owned()),
                zertifikat,
            }
        );
        let daneben = br#"{"serviceSpecificationType":"X","serviceElements":[
            {"serviceElementType":"CIPHER_CERTIFICATE","serviceElementDescriptionName":"andere","cipherCertificate":{"content":"BBBB"}},
            {"serviceElementType":"CIPHER_CERTIFICATE","serviceElementDescriptionName":"a","cipherCertificate":{"content":"AA\nEC"}},
            {"serviceElementType":"OSCI_ADDRESSEE","serviceElementDescriptionName":"a"}]}"#;
        let gelesen = Dienstbeschreibung::lies(daneben).unwrap();
        assert_eq!((gelesen.zertifikat, gelesen.empfaenger), (zertifikat, None));
    }

    #[test]
    fn what_is_no_description_is_none() {
        for json in [
            b"".as_slice(),
            b"{}",
            b"[]",
            b"<html>",
            b"{\"serviceElements\":3}",
        ] {
            assert_eq!(Dienstbeschreibung::lies(json), None);
        }
    }
}
