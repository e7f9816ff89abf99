//! A register that answers every request with the same bytes.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener},
};

/// Starts one; it lives as long as the test program.
pub(crate) fn starte(antwort: &'static [u8]) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let adresse = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for strom in listener.incoming().flatten() {
            std::thread::spawn(move || {
                let mut strom = strom;
                let mut puffer = [0; 8192];
                let _ = strom.read(&mut puffer);
                let _ = strom.write_all(antwort);
            });
        }
    });
    adresse
}
