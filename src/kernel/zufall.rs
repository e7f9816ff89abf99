//! Randomness, which rooms get as an argument; only `ops` draws it from the system.

/// Where a room that needs unpredictable bytes gets them from.
pub trait Zufall: Send + Sync {
    /// Fills `ziel` with bytes that nobody can predict.
    fn fuelle(&self, ziel: &mut [u8]);
}

/// `N` unpredictable bytes.
pub fn bytes<const N: usize>(zufall: &dyn Zufall) -> [u8; N] {
    let mut ziel = [0; N];
    zufall.fuelle(&mut ziel);
    ziel
}

/// Bytes that follow from a seed, so that a test sees the same ids each time. Never for secrets.
#[derive(Debug)]
pub struct FesterZufall(std::sync::atomic::AtomicU64);

impl FesterZufall {
    /// A source that starts at `saat`.
    #[must_use]
    pub fn neu(saat: u64) -> Self {
        Self(std::sync::atomic::AtomicU64::new(saat))
    }
}

impl Zufall for FesterZufall {
    fn fuelle(&self, ziel: &mut [u8]) {
        for byte in ziel {
            // splitmix64: every seed gives a full period, and one byte a step is enough here.
            let mut z = self
                .0
                .fetch_add(0x9E37_79B9_7F4A_7C15, std::sync::atomic::Ordering::Relaxed);
            z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            *byte = z.to_le_bytes()[7];
        }
    }
}
