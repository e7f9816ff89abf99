//! A key in a PKCS #11 token (HSM): it signs there and never leaves.

use std::path::Path;
use std::sync::Mutex;

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::error::{Error, RvError};
use cryptoki::mechanism::Mechanism;
use cryptoki::object::{Attribute, ObjectClass, ObjectHandle};
use cryptoki::session::{Session, UserType};
use cryptoki::slot::Slot;
use cryptoki::types::AuthPin;
use x509_cert::Certificate;

use crate::kernel::Geheim;
use crate::urkunde::siegel::{SiegelFehler, Siegelschluessel, zertifikate_aus_pem};

/// Sessions that are kept open for the next signature.
const SITZUNGEN_HOECHSTENS: usize = 16;

/// A library of a token's maker, loaded once in a process for all keys behind it.
#[derive(Clone)]
pub struct Pkcs11Modul(Pkcs11);

impl Pkcs11Modul {
    /// Loads and starts the library.
    ///
    /// # Errors
    /// [`SiegelFehler::Schluessel`] if it cannot be loaded.
    pub fn lade(datei: &Path) -> Result<Self, SiegelFehler> {
        let modul = Pkcs11::new(datei).map_err(|_| SiegelFehler::Schluessel)?;
        match modul.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK)) {
            Ok(()) | Err(Error::Pkcs11(RvError::CryptokiAlreadyInitialized, _)) => Ok(Self(modul)),
            Err(_) => Err(SiegelFehler::Schluessel),
        }
    }

    /// The key with this label in the token with that one; `zertifikate` in PEM, the key's own first.
    ///
    /// # Errors
    /// [`SiegelFehler::Schluessel`] if token, PIN, key or certificate do not answer,
    /// [`SiegelFehler::SchluesselPasstNicht`] if key and certificate do not belong together.
    pub fn schluessel(
        &self,
        token: &str,
        schluessel: &str,
        pin: &Geheim,
        zertifikate: &str,
    ) -> Result<Pkcs11Schluessel, SiegelFehler> {
        let mut kette = zertifikate_aus_pem(zertifikate)?;
        if kette.is_empty() {
            return Err(SiegelFehler::Schluessel);
        }
        let zertifikat = kette.remove(0);
        let neuer = Pkcs11Schluessel {
            modul: self.0.clone(),
            token: token.to_owned(),
            schluessel: schluessel.to_owned(),
            pin: pin.clone(),
            zertifikat,
            kette,
            offen: Mutex::default(),
        };
        // Once at the start, so that a wrong PIN or label is not found out by the first citizen.
        let probe = [0x42; 32];
        let signatur = neuer.signiere(&probe)?;
        if super::zertifikat::hat_digest_signiert(&neuer.zertifikat, &probe, &signatur) {
            Ok(neuer)
        } else {
            Err(SiegelFehler::SchluesselPasstNicht)
        }
    }
}

/// A key in a token.
pub struct Pkcs11Schluessel {
    modul: Pkcs11,
    token: String,
    schluessel: String,
    pin: Geheim,
    zertifikat: Certificate,
    kette: Vec<Certificate>,
    /// Sessions between signatures; one session signs one thing at a time.
    offen: Mutex<Vec<(Session, ObjectHandle)>>,
}

impl Pkcs11Schluessel {
    fn oeffne(&self) -> Result<(Session, ObjectHandle), Error> {
        let sitzung = self.modul.open_ro_session(self.platz()?)?;
        let pin = AuthPin::new(self.pin.offen().to_owned().into());
        match sitzung.login(UserType::User, Some(&pin)) {
            // The login holds for all sessions of the process.
            Ok(()) | Err(Error::Pkcs11(RvError::UserAlreadyLoggedIn, _)) => {}
            Err(fehler) => return Err(fehler),
        }
        let gesucht = [
            Attribute::Class(ObjectClass::PRIVATE_KEY),
            Attribute::Label(self.schluessel.clone().into_bytes()),
        ];
        let schluessel = sitzung.find_objects(&gesucht)?.into_iter().next();
        let schluessel = schluessel.ok_or(Error::InvalidValue)?;
        Ok((sitzung, schluessel))
    }

    fn platz(&self) -> Result<Slot, Error> {
        for platz in self.modul.get_slots_with_initialized_token()? {
            if self.modul.get_token_info(platz)?.label() == self.token {
                return Ok(platz);
            }
        }
        Err(Error::InvalidValue)
    }

    fn vorhandene(&self) -> Option<(Session, ObjectHandle)> {
        self.offen.lock().ok()?.pop()
    }

    fn lege_zurueck(&self, sitzung: (Session, ObjectHandle)) {
        if let Ok(mut offen) = self.offen.lock()
            && offen.len() < SITZUNGEN_HOECHSTENS
        {
            offen.push(sitzung);
        }
    }
}

impl Siegelschluessel for Pkcs11Schluessel {
    fn zertifikat(&self) -> &Certificate {
        &self.zertifikat
    }

    fn kette(&self) -> &[Certificate] {
        &self.kette
    }

    fn signiere(&self, digest: &[u8; 32]) -> Result<Vec<u8>, SiegelFehler> {
        let unterschreibe = |(sitzung, schluessel): (Session, ObjectHandle)| {
            let roh = sitzung.sign(&Mechanism::Ecdsa, schluessel, digest)?;
            self.lege_zurueck((sitzung, schluessel));
            Ok(roh)
        };
        // A session that broke, for example because the token was away for a moment, is replaced once.
        let roh: Vec<u8> = self
            .vorhandene()
            .and_then(|sitzung| unterschreibe(sitzung).ok())
            .map_or_else(|| unterschreibe(self.oeffne()?), Ok)
            .map_err(|fehler: Error| {
                tracing::error!("the token {} does not sign: {fehler}", self.token);
                SiegelFehler::Schluessel
            })?;
        super::signatur::als_der(&roh).ok_or(SiegelFehler::Schluessel)
    }
}
