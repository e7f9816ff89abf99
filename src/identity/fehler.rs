//! Why a login did not come to its end.

use super::Vertrauensniveau;

/// Why a login failed. No variant carries a value that came from a person or a token.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum AnmeldeFehler {
    /// The person turned back at the provider.
    #[error("the person cancelled the login at the identity provider")]
    Abgebrochen,
    /// The means of identification is not good enough for what was asked.
    #[error("the login reached level {erreicht:?}, but level hoch is needed; log in with the eID")]
    NiveauZuNiedrig {
        /// What it reached; `None` if the provider did not say or named no known level.
        erreicht: Option<Vertrauensniveau>,
    },
    /// The provider cannot be reached or does not answer as OpenID Connect demands; try again later.
    #[error("the identity provider cannot be reached ({schritt}: {grund}); try again later")]
    NichtErreichbar {
        /// At which step.
        schritt: &'static str,
        /// What the HTTP client said, without addresses and bodies.
        grund: String,
    },
    /// The provider answered with an error; `code` is one of the registered codes or `other`.
    #[error(
        "the identity provider refused ({code}); check client id, redirect URI and client authentication"
    )]
    Abgelehnt {
        /// The registered OAuth or OpenID Connect error code.
        code: &'static str,
    },
    /// The answer is not what our provider says to us about this login.
    #[error("the answer of the identity provider is not trustworthy: {0}")]
    NichtVertrauenswuerdig(#[from] Misstrauen),
    /// The provider does not tell what § 4 BMeldDigiV demands.
    #[error("the identification data are incomplete: the claim {claim} is missing or cannot be read")]
    AngabenUnvollstaendig {
        /// The name of the claim, as configured.
        claim: String,
    },
}

/// What makes an answer untrustworthy.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Misstrauen {
    /// The browser that comes back is not the one that left.
    #[error("another browser began this login")]
    FremderBrowser,
    /// The answer came to the redirect URI of another provider than the one the person was sent to (RFC 9700 4.4, mix-up).
    #[error("the answer came by the way of another identity provider")]
    AndererAnbieter,
    /// `state` is not that of the login.
    #[error("the state is not that of this login")]
    State,
    /// The login was begun too long ago.
    #[error("the login took longer than ten minutes")]
    Verjaehrt,
    /// RFC 9207.
    #[error("the answer names another issuer, or none although the provider announces it")]
    AusstellerDerAntwort,
    /// Neither code nor error.
    #[error("the answer carries neither code nor error")]
    OhneCode,
    /// The token endpoint's answer cannot be read, or has no ID token.
    #[error("the token endpoint's answer cannot be read or has no ID token")]
    Tokenantwort,
    /// Not encrypted although we have a key for it, or not for this key, or by other means.
    #[error("the ID token or the UserInfo answer is not encrypted for us as agreed")]
    Verschluesselung,
    /// The answer to a pushed request cannot be read.
    #[error("the provider's answer to the pushed request cannot be read")]
    Hinterlegung,
    /// `token_type` is not bearer.
    #[error("the access token is not a bearer token")]
    Tokenart,
    /// Signature, algorithm or key.
    #[error("the signature of the ID token is not one of the provider's")]
    Signatur,
    /// `iss`.
    #[error("the ID token has another issuer")]
    Aussteller,
    /// `aud`.
    #[error("the ID token is for somebody else")]
    Empfaenger,
    /// `azp`.
    #[error("the ID token was issued to another client (azp)")]
    BefugterClient,
    /// `exp`.
    #[error("the ID token has expired")]
    Abgelaufen,
    /// `iat`.
    #[error("the ID token was issued in the future or more than ten minutes ago")]
    Ausstellungszeit,
    /// `nbf`.
    #[error("the ID token is not valid yet")]
    NochNichtGueltig,
    /// `nonce`.
    #[error("the ID token belongs to another login (nonce)")]
    Nonce,
    /// `at_hash`.
    #[error("the access token does not belong to the ID token (at_hash)")]
    AtHash,
    /// `sub`.
    #[error("the ID token names no subject")]
    Subjekt,
    /// `auth_time` is missing, in the future, or too old.
    #[error("the provider does not say when the person logged in, or it was too long ago (auth_time)")]
    Anmeldezeit,
    /// UserInfo speaks of somebody else.
    #[error("the UserInfo answer is about another subject or cannot be read")]
    Userinfo,
}
