//! An authority as a test needs it: certificates of any age, revoked or not, and seals that our own code makes with them.

use std::{
    fs,
    path::Path,
    sync::{
        LazyLock,
        atomic::{AtomicU64, Ordering},
    },
};

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};
use meldewerk::{
    kernel::{Geheim, Uhr as _},
    ops::SystemUhr,
    urkunde::{
        Beweise, Gesiegelt, Setzangaben, Setzerei, Siegelangaben, Softwareschluessel, Sperrliste, Vorlage,
        inhalt::{Absatz, Behoerde, Gruppe, Meldebescheinigung},
        siegle_mit_beweisen,
        zeitstempel::{ZeitstempelFehler, Zeitstempeldienst, anfrage, beantworte, token},
        zertifikate_aus_pem,
    },
};
use rcgen::{
    BasicConstraints, CertificateParams, CertificateRevocationListParams, CustomExtension, DistinguishedName,
    DnType, IsCa, Issuer, KeyIdMethod, KeyPair, KeyUsagePurpose, RevokedCertParams, SerialNumber,
    date_time_ymd,
};
use serde_json::json;

/// What a certificate is for.
#[derive(Clone, Copy)]
pub(super) enum Zweck {
    Siegel,
    Zeitstempel,
}

/// A certificate with its key.
pub(super) struct Paar {
    pub(super) nummer: u64,
    pub(super) zertifikat_pem: String,
    pub(super) schluessel_pem: String,
}

/// A root that issues and revokes.
pub(super) struct Pki {
    wurzel: rcgen::Certificate,
    aussteller: Issuer<'static, KeyPair>,
    naechste: AtomicU64,
}

impl Pki {
    /// A new root. All roots of this file have one name, so that only the key tells them apart.
    pub(super) fn neu() -> Self {
        let mut angaben = parameter("Land Musterland", "Musterland Test-CA", 1, -4 * 365, 6 * 365);
        angaben.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        angaben.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        let schluessel = KeyPair::generate().unwrap();
        let wurzel = angaben.self_signed(&schluessel).unwrap();
        Self {
            wurzel,
            aussteller: Issuer::new(angaben, schluessel),
            naechste: AtomicU64::new(2),
        }
    }

    pub(super) fn anker_pem(&self) -> String {
        self.wurzel.pem()
    }

    /// A certificate of Stadt Altstadt, valid between these days, counted from today.
    pub(super) fn stelle_aus(&self, zweck: Zweck, von: i64, bis: i64) -> Paar {
        self.stelle_aus_fuer("Stadt Altstadt", zweck, von, bis)
    }

    /// The same for a key that is there already, PEM (PKCS #8).
    pub(super) fn stelle_aus_mit(&self, schluessel_pem: &str, zweck: Zweck, von: i64, bis: i64) -> Paar {
        let schluessel = KeyPair::from_pem(schluessel_pem).unwrap();
        self.stelle_aus_alles("Stadt Altstadt", &schluessel, zweck, von, bis)
    }

    /// The same for another organisation.
    pub(super) fn stelle_aus_fuer(&self, organisation: &str, zweck: Zweck, von: i64, bis: i64) -> Paar {
        self.stelle_aus_alles(organisation, &KeyPair::generate().unwrap(), zweck, von, bis)
    }

    fn stelle_aus_alles(
        &self,
        organisation: &str,
        schluessel: &KeyPair,
        zweck: Zweck,
        von: i64,
        bis: i64,
    ) -> Paar {
        let nummer = self.naechste.fetch_add(1, Ordering::Relaxed);
        let name = match zweck {
            Zweck::Siegel => "Siegel",
            Zweck::Zeitstempel => "Zeitstempel",
        };
        let mut angaben = parameter(organisation, name, nummer, von, bis);
        angaben.use_authority_key_identifier_extension = true;
        angaben.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        match zweck {
            Zweck::Siegel => angaben.key_usages.push(KeyUsagePurpose::ContentCommitment),
            Zweck::Zeitstempel => {
                // id-kp-timeStamping alone, and critical (RFC 3161 section 2.3).
                let inhalt = hex::decode("300a06082b06010505070308").unwrap();
                let mut erweiterung = CustomExtension::from_oid_content(&[2, 5, 29, 37], inhalt);
                erweiterung.set_criticality(true);
                angaben.custom_extensions.push(erweiterung);
            }
        }
        let zertifikat = angaben.signed_by(schluessel, &self.aussteller).unwrap();
        Paar {
            nummer,
            zertifikat_pem: zertifikat.pem(),
            schluessel_pem: schluessel.serialize_pem(),
        }
    }

    /// The revocation list of this day, good for thirty days, with these numbers and the day since when.
    pub(super) fn sperrliste_pem(&self, tag: i64, gesperrt: &[(u64, i64)]) -> String {
        let am = |tage| {
            let (jahr, monat, tag) = datum(tage);
            date_time_ymd(jahr, monat, tag)
        };
        let gesperrt = gesperrt.iter().map(|(nummer, seit)| RevokedCertParams {
            serial_number: SerialNumber::from(*nummer),
            revocation_time: am(*seit),
            reason_code: None,
            invalidity_date: None,
        });
        let liste = CertificateRevocationListParams {
            this_update: am(tag),
            next_update: am(tag + 30),
            crl_number: SerialNumber::from(u64::try_from(tag + 10_000).unwrap()),
            issuing_distribution_point: None,
            revoked_certs: gesperrt.collect(),
            key_identifier_method: KeyIdMethod::Sha256,
        };
        liste.signed_by(&self.aussteller).unwrap().pem().unwrap()
    }
}

impl Paar {
    /// The key with its certificate and that of its issuer.
    pub(super) fn schluessel(&self, pki: &Pki) -> Softwareschluessel {
        let kette = format!("{}{}", self.zertifikat_pem, pki.anker_pem());
        Softwareschluessel::aus_pem(&kette, &Geheim::neu(self.schluessel_pem.clone())).unwrap()
    }

    /// Writes `NAME.pem` (with the issuer's certificate) and `NAME.key` into this folder.
    pub(super) fn schreibe(&self, pki: &Pki, ordner: &Path, name: &str) {
        let kette = format!("{}{}", self.zertifikat_pem, pki.anker_pem());
        fs::write(ordner.join(format!("{name}.pem")), kette).unwrap();
        fs::write(ordner.join(format!("{name}.key")), &self.schluessel_pem).unwrap();
    }
}

/// A time-stamp authority in this process, with a clock of its own.
pub(super) struct Stempelstelle {
    schluessel: Softwareschluessel,
    uhr: Timestamp,
}

impl Stempelstelle {
    pub(super) fn neu(paar: &Paar, uhr: Timestamp) -> Self {
        let geheim = Geheim::neu(paar.schluessel_pem.clone());
        Self {
            schluessel: Softwareschluessel::aus_pem(&paar.zertifikat_pem, &geheim).unwrap(),
            uhr,
        }
    }
}

impl Zeitstempeldienst for Stempelstelle {
    fn stempel(&self, abdruck: &[u8; 32]) -> Result<Vec<u8>, ZeitstempelFehler> {
        let antwort = beantworte(&anfrage(abdruck, *b"nonce123")?, 7, self.uhr, &self.schluessel)?;
        token(&antwort, abdruck, *b"nonce123")
    }
}

/// How a document is sealed.
pub(super) struct Siegelung<'a> {
    pub(super) paar: &'a Paar,
    /// The day on which the authority says that it seals, counted from today.
    pub(super) tag: i64,
    /// Who attests that day.
    pub(super) zeitstempel: Option<&'a Paar>,
    /// The revocation list that goes into the document.
    pub(super) sperrliste_pem: Option<String>,
    /// What the sealing side believes in; mostly its own root.
    pub(super) anker_pem: String,
}

impl Siegelung<'_> {
    /// A sealed Meldebescheinigung.
    pub(super) fn siegle(&self, pki: &Pki) -> Gesiegelt {
        let zeitpunkt = zeitpunkt(self.tag);
        let stelle = self.zeitstempel.map(|paar| Stempelstelle::neu(paar, zeitpunkt));
        let anker = zertifikate_aus_pem(&self.anker_pem).unwrap();
        let listen: Vec<_> = self
            .sperrliste_pem
            .iter()
            .map(|pem| Sperrliste::lies(pem.as_bytes()).unwrap())
            .collect();
        let beweise = Beweise {
            zeitstempel: stelle.as_ref().map(|stelle| stelle as &dyn Zeitstempeldienst),
            anker: &anker,
            sperrlisten: &listen,
        };
        let angaben = Siegelangaben {
            zeitpunkt,
            name: "Stadt Altstadt".to_owned(),
            grund: "Meldebescheinigung nach § 18 BMG".to_owned(),
            im_auftrag_von: None,
        };
        siegle_mit_beweisen(&bescheinigung(), &self.paar.schluessel(pki), &angaben, beweise).unwrap()
    }
}

/// One second before now, so many days away: no certificate of a test begins or ends at that instant.
pub(super) fn zeitpunkt(tage: i64) -> Timestamp {
    SystemUhr.jetzt() - SignedDuration::from_secs(1) + SignedDuration::from_hours(24 * tage)
}

fn tag(tage: i64) -> Date {
    zeitpunkt(tage).to_zoned(TimeZone::UTC).date()
}

/// Year, month and day, as rcgen takes them.
fn datum(tage: i64) -> (i32, u8, u8) {
    let tag = tag(tage);
    let teil = |wert: i8| u8::try_from(wert).unwrap();
    (i32::from(tag.year()), teil(tag.month()), teil(tag.day()))
}

fn parameter(organisation: &str, name: &str, nummer: u64, von: i64, bis: i64) -> CertificateParams {
    let mut subjekt = DistinguishedName::new();
    subjekt.push(DnType::CountryName, "DE");
    subjekt.push(DnType::OrganizationName, organisation);
    subjekt.push(DnType::CommonName, format!("{name} {organisation} (Test)"));
    let mut angaben = CertificateParams::default();
    angaben.distinguished_name = subjekt;
    angaben.serial_number = Some(SerialNumber::from(nummer));
    let (jahr, monat, tag) = datum(von);
    angaben.not_before = date_time_ymd(jahr, monat, tag);
    let (jahr, monat, tag) = datum(bis);
    angaben.not_after = date_time_ymd(jahr, monat, tag);
    angaben
}

/// A Meldebescheinigung of an invented person, not sealed yet; each time the same bytes.
pub(super) fn bescheinigung() -> Vec<u8> {
    static SETZEREI: LazyLock<Setzerei> = LazyLock::new(|| Setzerei::neu().unwrap());
    let inhalt = Meldebescheinigung {
        demo: true,
        behoerde: Behoerde {
            name: "Stadt Altstadt".into(),
            land: Some("Land Musterland".into()),
            dienststelle: Some("Bürgeramt · Meldebehörde".into()),
            anschrift: vec!["Rathausplatz 1".into(), "99001 Altstadt".into()],
        },
        nummer: "MB-0000-0000".into(),
        absatz: Absatz::Eins,
        ausgestellt: "21. November 2026".into(),
        abgerufen: "21. November 2026, 13:00 Uhr".into(),
        gruppen: vec![Gruppe {
            titel: "Person".into(),
            zeilen: vec![("Familienname".into(), "Ŝkārda-Łukaszewič".into())],
        }],
        pruef_url: Some("https://meldewerk.example/pruefen".into()),
        daten: json!({ "familienname": "Ŝkārda-Łukaszewič" }),
        xml: None,
        nachweis: None,
        siegel_svg: None,
        pruefcode: None,
        papier_url: None,
        zweitsprache: None,
    };
    let angaben = Setzangaben {
        ident: "MB-1".into(),
        zeitpunkt: "2026-11-21T12:00:00Z".parse().unwrap(),
    };
    SETZEREI
        .setze(Vorlage::Meldebescheinigung, &inhalt, &angaben)
        .unwrap()
}
