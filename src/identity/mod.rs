//! OpenID Connect relying party, sessions, step-up, and the dev identity provider.
