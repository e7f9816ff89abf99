#![no_main]

// What must hold for any sequence of events says `src/fall/probe.rs`; `cargo test` runs it on 20,000 seeded ones.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Err(bruch) = meldewerk::fall::probe::probe(bytes) {
        panic!("{bruch}");
    }
});
