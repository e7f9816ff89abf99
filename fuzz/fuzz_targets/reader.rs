#![no_main]

#[allow(dead_code)] // each target calls one of them
#[path = "../targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::reader(bytes));
