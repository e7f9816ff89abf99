//! Proof that the rules have looked at a value.

/// A value that the rules of this room have let through; only they make one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Geprueft<T>(T);

impl<T> Geprueft<T> {
    pub(super) const fn neu(wert: T) -> Self {
        Self(wert)
    }

    /// A value that was checked before it was stored. Called only from `store`.
    pub const fn aus_bestand(wert: T) -> Self {
        Self(wert)
    }

    /// The value.
    pub const fn inhalt(&self) -> &T {
        &self.0
    }

    /// The value, unwrapped.
    pub fn heraus(self) -> T {
        self.0
    }
}
