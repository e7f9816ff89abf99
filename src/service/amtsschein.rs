//! A slip that lets an authority download the papers of a case it has just looked at, without its key in the page.
//!
//! Form: case (16 bytes), AGS (8), end in seconds since 1970 (8), HMAC-SHA-256 (32), base64url. The key lives as long as
//! the process.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use sha2::Sha256;
use subtle::ConstantTimeEq;
use uuid::Uuid;
use xoev::ags::Ags;

use crate::kernel::{FallId, LandId};

pub(super) fn stelle_aus(
    geheim: &[u8; 32],
    land: &LandId,
    fall: FallId,
    gemeinde: Ags,
    bis: Timestamp,
) -> String {
    let inhalt = [
        fall.uuid().as_bytes().as_slice(),
        gemeinde.as_str().as_bytes(),
        &bis.as_second().to_be_bytes(),
    ]
    .concat();
    let mac = mac(geheim, &[b"schein", land.as_str().as_bytes(), &inhalt]);
    BASE64_URL_SAFE_NO_PAD.encode([inhalt.as_slice(), &mac].concat())
}

/// The case and the authority that a slip is for, if it is ours and still good.
pub(super) fn pruefe(
    geheim: &[u8; 32],
    land: &LandId,
    schein: &str,
    jetzt: Timestamp,
) -> Option<(FallId, Ags)> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(schein).ok()?;
    let (inhalt, siegel) = bytes.split_last_chunk::<32>()?;
    let erwartet = mac(geheim, &[b"schein", land.as_str().as_bytes(), inhalt]);
    if !bool::from(erwartet.ct_eq(siegel)) {
        return None;
    }
    let (fall, rest) = inhalt.split_first_chunk::<16>()?;
    let (gemeinde, bis) = rest.split_first_chunk::<8>()?;
    let bis = Timestamp::from_second(i64::from_be_bytes(bis.try_into().ok()?)).ok()?;
    let gemeinde = Ags::parse(std::str::from_utf8(gemeinde).ok()?).ok()?;
    (jetzt < bis).then_some((FallId::aus(Uuid::from_bytes(*fall)), gemeinde))
}

/// HMAC-SHA-256 over `teile`, each with its length before it.
pub(super) fn mac(geheim: &[u8; 32], teile: &[&[u8]]) -> [u8; 32] {
    // RFC 2104: a key shorter than a block is filled up with zeros.
    let mut block = [0; 64];
    for (ziel, byte) in block.iter_mut().zip(geheim) {
        *ziel = *byte;
    }
    let mut mac = Hmac::<Sha256>::new((&block).into());
    for teil in teile {
        mac.update(&(teil.len() as u64).to_be_bytes());
        mac.update(teil);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_good_for_its_case_its_land_and_its_time_alone() {
        let um = |sekunde| Timestamp::from_second(sekunde).unwrap();
        let land = |id: &str| id.parse::<LandId>().unwrap();
        let (fall, ags) = (FallId::aus(Uuid::from_u128(7)), Ags::parse("99000002").unwrap());
        let schein = stelle_aus(&[1; 32], &land("musterland"), fall, ags, um(100));
        let gut =
            |geheim: u8, wo: &str, schein: &str, jetzt| pruefe(&[geheim; 32], &land(wo), schein, um(jetzt));
        assert_eq!(gut(1, "musterland", &schein, 99), Some((fall, ags)));
        assert_eq!(gut(1, "musterland", &schein, 100), None, "over");
        assert_eq!(gut(2, "musterland", &schein, 99), None, "another process");
        assert_eq!(gut(1, "anderland", &schein, 99), None);
        for stelle in 0..schein.len() {
            let mut falsch = schein.clone().into_bytes();
            falsch[stelle] = if falsch[stelle] == b'A' { b'B' } else { b'A' };
            let falsch = String::from_utf8(falsch).unwrap();
            assert_eq!(gut(1, "musterland", &falsch, 99), None, "{stelle}");
            assert_eq!(
                gut(1, "musterland", &schein[..stelle], 99),
                None,
                "cut at {stelle}"
            );
        }
    }
}
