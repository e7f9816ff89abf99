//! A provider that says whatever a test tells it to say.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

type Antworten = Arc<Mutex<BTreeMap<String, (u16, &'static str, String)>>>;

/// The provider; it ends with the test's runtime.
pub(super) struct Feind {
    pub(super) aussteller: String,
    antworten: Antworten,
    anfragen: Arc<Mutex<BTreeMap<String, String>>>,
}

impl Feind {
    pub(super) async fn starte() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let aussteller = format!("http://{}", listener.local_addr().unwrap());
        let antworten = Antworten::default();
        let anfragen = Arc::<Mutex<BTreeMap<String, String>>>::default();
        let feind = Self {
            aussteller: aussteller.clone(),
            antworten: Arc::clone(&antworten),
            anfragen: Arc::clone(&anfragen),
        };
        feind.antworte(
            "/.well-known/openid-configuration",
            json!({
                "issuer": aussteller,
                "authorization_endpoint": format!("{aussteller}/authorize"),
                "token_endpoint": format!("{aussteller}/token"),
                "userinfo_endpoint": format!("{aussteller}/userinfo"),
                "jwks_uri": format!("{aussteller}/jwks"),
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["ES256", "HS256", "none"],
                "authorization_response_iss_parameter_supported": true,
            }),
        );
        tokio::spawn(async move {
            while let Ok((strom, _)) = listener.accept().await {
                tokio::spawn(bediene(strom, Arc::clone(&antworten), Arc::clone(&anfragen)));
            }
        });
        feind
    }

    #[allow(
        clippy::needless_pass_by_value,
        reason = "what the provider will say is its own"
    )]
    pub(super) fn antworte(&self, pfad: &str, antwort: Value) {
        self.antworte_mit(pfad, 200, &antwort);
    }

    pub(super) fn antworte_mit(&self, pfad: &str, status: u16, antwort: &Value) {
        self.antworten
            .lock()
            .unwrap()
            .insert(pfad.to_owned(), (status, "application/json", antwort.to_string()));
    }

    pub(super) fn antworte_roh(&self, pfad: &str, art: &'static str, text: String) {
        self.antworten
            .lock()
            .unwrap()
            .insert(pfad.to_owned(), (200, art, text));
    }

    /// What came last to this path.
    pub(super) fn gesendet(&self, pfad: &str) -> Option<String> {
        self.anfragen.lock().unwrap().get(pfad).cloned()
    }
}

async fn bediene(mut strom: TcpStream, antworten: Antworten, anfragen: Arc<Mutex<BTreeMap<String, String>>>) {
    let mut gelesen = Vec::new();
    let mut puffer = [0; 4096];
    let pfad = loop {
        let laenge = strom.read(&mut puffer).await.unwrap_or(0);
        gelesen.extend_from_slice(&puffer[..laenge]);
        let text = String::from_utf8_lossy(&gelesen).into_owned();
        let Some((kopf, rumpf)) = text.split_once("\r\n\r\n") else {
            if laenge == 0 {
                return;
            }
            continue;
        };
        let soll = kopf
            .lines()
            .find_map(|zeile| {
                zeile
                    .to_ascii_lowercase()
                    .strip_prefix("content-length: ")
                    .map(str::to_owned)
            })
            .map_or(0, |laenge| laenge.parse().unwrap());
        if rumpf.len() >= soll || laenge == 0 {
            let pfad = kopf.split(' ').nth(1).unwrap_or_default().to_owned();
            anfragen.lock().unwrap().insert(pfad.clone(), rumpf.to_owned());
            break pfad;
        }
    };
    let (status, art, rumpf) =
        antworten
            .lock()
            .unwrap()
            .get(&pfad)
            .cloned()
            .unwrap_or((404, "application/json", "null".to_owned()));
    let kopf = format!(
        "HTTP/1.1 {status} X\r\nContent-Type: {art}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        rumpf.len()
    );
    let _ = strom.write_all(kopf.as_bytes()).await;
    let _ = strom.write_all(rumpf.as_bytes()).await;
    let _ = strom.shutdown().await;
}
