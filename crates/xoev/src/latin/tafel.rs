//! To which group of the norm a single character belongs.
//!
//! Groups are bits, a data type is a union of groups, so that one look into one table answers for all five types.

/// Latin letters with a code point of their own (`bll`).
pub(super) const BUCHSTABEN: u8 = 1;
/// Signs inside names (`bnlreq`, N1).
pub(super) const N1: u8 = 1 << 1;
/// Digits and further signs (`bnl`, N2).
pub(super) const N2: u8 = 1 << 2;
/// Rare signs (`bnlopt`, N3).
pub(super) const N3: u8 = 1 << 3;
/// White space other than the blank (`bnlnot`, N4).
pub(super) const N4: u8 = 1 << 4;
/// Further signs, not normative (`enl`).
pub(super) const ERWEITERT: u8 = 1 << 5;
/// Greek letters, not normative (`gl`).
pub(super) const GRIECHISCH: u8 = 1 << 6;
/// Cyrillic letters, not normative (`cl`).
pub(super) const KYRILLISCH: u8 = 1 << 7;

/// The groups that together hold every printable ASCII character.
pub(super) const ASCII: u8 = BUCHSTABEN | N1 | N2;

/// The group of the character with this code point; 0 if it does not stand alone in the norm.
#[inline]
pub(super) fn gruppe(zahl: u32) -> u8 {
    usize::try_from(zahl)
        .ok()
        .and_then(|zahl| TAFEL.get(zahl))
        .copied()
        .unwrap_or(0)
}

/// The code point after the last one of the norm, U+2265.
const ENDE: usize = 0x2266;

/// One byte for each code point.
static TAFEL: [u8; ENDE] = {
    let mut tafel = [0; ENDE];
    eintragen(&mut tafel, BUCHSTABEN, BLL);
    eintragen(&mut tafel, N1, BNLREQ);
    eintragen(&mut tafel, N2, BNL);
    eintragen(&mut tafel, N3, BNLOPT);
    eintragen(&mut tafel, N4, BNLNOT);
    eintragen(&mut tafel, ERWEITERT, ENL);
    eintragen(&mut tafel, GRIECHISCH, GL);
    eintragen(&mut tafel, KYRILLISCH, CL);
    tafel
};

#[expect(
    clippy::indexing_slicing,
    reason = "runs while compiling; a wrong range would not compile"
)]
const fn eintragen(tafel: &mut [u8; ENDE], gruppe: u8, mut bereiche: &[(u16, u16)]) {
    while let [(von, bis), weitere @ ..] = bereiche {
        let mut zahl = *von as usize;
        while zahl <= *bis as usize {
            assert!(tafel[zahl] == 0, "no character is in two groups");
            tafel[zahl] = gruppe;
            zahl += 1;
        }
        bereiche = weitere;
    }
}

// Closed ranges of code points, ascending.
#[rustfmt::skip]
const BLL: &[(u16, u16)] = &[
    (0x41, 0x5A), (0x61, 0x7A), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x17E), (0x187, 0x188), (0x18F, 0x18F),
    (0x197, 0x197), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1B7, 0x1B7), (0x1CD, 0x1DC), (0x1DE, 0x1DF), (0x1E2, 0x1F0),
    (0x1F4, 0x1F5), (0x1F8, 0x1FF), (0x212, 0x213), (0x218, 0x21B), (0x21E, 0x21F), (0x227, 0x233), (0x259, 0x259),
    (0x268, 0x268), (0x292, 0x292), (0x1E02, 0x1E03), (0x1E06, 0x1E07), (0x1E0A, 0x1E11), (0x1E17, 0x1E17),
    (0x1E1C, 0x1E2B), (0x1E2F, 0x1E37), (0x1E3A, 0x1E3B), (0x1E40, 0x1E49), (0x1E52, 0x1E5B), (0x1E5E, 0x1E63),
    (0x1E6A, 0x1E6F), (0x1E80, 0x1E87), (0x1E8C, 0x1E97), (0x1E9E, 0x1E9E), (0x1EA0, 0x1EF9),
];
#[rustfmt::skip]
const BNLREQ: &[(u16, u16)] = &[
    (0x20, 0x20), (0x27, 0x27), (0x2C, 0x2E), (0x60, 0x60), (0x7E, 0x7E), (0xA8, 0xA8), (0xB4, 0xB4), (0xB7, 0xB7),
    (0x2B9, 0x2BA), (0x2BE, 0x2BF), (0x2C8, 0x2C8), (0x2CC, 0x2CC), (0x2019, 0x2019), (0x2021, 0x2021),
];
#[rustfmt::skip]
const BNL: &[(u16, u16)] = &[
    (0x21, 0x26), (0x28, 0x2B), (0x2F, 0x40), (0x5B, 0x5F), (0x7B, 0x7D), (0xA1, 0xA3), (0xA5, 0xA5), (0xA7, 0xA7),
    (0xA9, 0xAC), (0xAE, 0xB3), (0xB5, 0xB6), (0xB9, 0xBB), (0xBF, 0xBF), (0xD7, 0xD7), (0xF7, 0xF7), (0x20AC, 0x20AC),
];
const BNLOPT: &[(u16, u16)] = &[(0xA4, 0xA4), (0xA6, 0xA6), (0xB8, 0xB8), (0xBC, 0xBE)];
const BNLNOT: &[(u16, u16)] = &[(0x9, 0xA), (0xD, 0xD), (0xA0, 0xA0)];
#[rustfmt::skip]
const ENL: &[(u16, u16)] = &[
    (0x192, 0x192), (0x2B0, 0x2B0), (0x2B3, 0x2B3), (0x2C6, 0x2C6), (0x2DC, 0x2DC), (0x2E2, 0x2E2), (0x1D48, 0x1D48),
    (0x1D57, 0x1D57), (0x2018, 0x2018), (0x201A, 0x201A), (0x201C, 0x201E), (0x2020, 0x2020), (0x2026, 0x2026),
    (0x2030, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A), (0x2070, 0x2070), (0x2074, 0x2079), (0x207F, 0x2089),
    (0x2122, 0x2122), (0x221E, 0x221E), (0x2264, 0x2265),
];
const GL: &[(u16, u16)] = &[
    (0x386, 0x386),
    (0x388, 0x38A),
    (0x38C, 0x38C),
    (0x38E, 0x3A1),
    (0x3A3, 0x3CE),
];
#[rustfmt::skip]
const CL: &[(u16, u16)] = &[
    (0x40D, 0x40D), (0x410, 0x42A), (0x42C, 0x42C), (0x42E, 0x44A), (0x44C, 0x44C), (0x44E, 0x44F), (0x45D, 0x45D),
];
