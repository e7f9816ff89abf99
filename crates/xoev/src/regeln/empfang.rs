//! What only a receiver can judge, because it depends on who reads the message. [`crate::Nachricht::lesen`] does not.

use super::Regel;
use crate::fehler::{Ebene, Fehler, Fehlercode, Grund};
use crate::xmeld::Nachricht;

/// The reader in the header is who reads.
pub const ANDERER_LESER: Regel = Regel {
    id: "R-EMPFANG-1",
    code: Fehlercode::T080,
    quelle: "type.Nachrichtenkopf.G2G, leser; XInneres Fehlercode T080",
    text: "the reader in the header is another authority; send the message there",
};

/// A test message is no business.
pub const TESTNACHRICHT: Regel = Regel {
    id: "R-EMPFANG-2",
    code: Fehlercode::S999,
    quelle: "type.Nachricht.G2G, attribute test",
    text: "a message with the attribute test must not reach a system in production",
};

/// What is wrong with a readable message for the authority `kennung` (`ags:02000000`), which is a test system or not.
#[must_use]
pub fn pruefe(nachricht: &Nachricht, kennung: &str, testbetrieb: bool) -> Vec<Fehler> {
    let kopf = nachricht.kopf();
    let mut fehler = Vec::new();
    let mut melde = |stelle: &str, regel: &'static Regel| {
        let mut einer = Fehler::neu(Ebene::Regel, regel.code, None, Grund::Regel(regel));
        einer.pfad = ["/", nachricht.wurzel(), stelle].concat();
        fehler.push(einer);
    };
    if kopf.leser.kennung.as_str() != kennung {
        melde("/nachrichtenkopf.g2g/leser/kennung", &ANDERER_LESER);
    }
    if kopf.produkt.test.is_some() && !testbetrieb {
        melde("", &TESTNACHRICHT);
    }
    fehler
}
