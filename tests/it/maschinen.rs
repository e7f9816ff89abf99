//! Machines at our API: their assertions are made by jwcrypto, and what they do stands in the journal.

use std::process::Command;

use serde_json::{Value, json};

use crate::hilfen::{
    browser::Browser,
    gegenstelle::{ausgelassen, quelle, rufe},
    laufzeit::{laufe, warte_auf},
    weg::{Umzug, Wahl, melde_an, reiche_ein},
    welt::{Leitung, Vorbau, Welt},
};

/// A Land with two machines, and a register that is away.
async fn welt() -> Welt {
    Vorbau::neu()
        .mit_land(|land, ordner| {
            for (client_id, bereiche) in [
                ("leitstand", json!(["post.lesen", "post.aendern"])),
                ("anzeige", json!(["post.lesen"])),
            ] {
                let privat = ordner.join(format!("{client_id}.key"));
                let oeffentlich = ordner.join(format!("{client_id}.pub"));
                for befehl in [
                    Command::new("openssl")
                        .args([
                            "genpkey",
                            "-algorithm",
                            "EC",
                            "-pkeyopt",
                            "ec_paramgen_curve:P-256",
                            "-out",
                        ])
                        .arg(&privat),
                    Command::new("openssl")
                        .args(["pkey", "-pubout", "-in"])
                        .arg(&privat)
                        .arg("-out")
                        .arg(&oeffentlich),
                ] {
                    assert_eq!(rufe(befehl).code, Some(0));
                }
                let maschine =
                    json!({ "client_id": client_id, "schluessel_datei": oeffentlich, "bereiche": bereiche });
                land.maschinen.push(serde_json::from_value(maschine).unwrap());
            }
        })
        .starte([Leitung::Register, Leitung::Tot])
        .await
}

/// What the machine heard.
async fn rufe_als(welt: &Welt, wer: &str, mehr: &[&str]) -> Value {
    let mut befehl = Command::new(quelle("target/venv/bin/python"));
    befehl
        .arg(quelle("tests/conformance/maschine.py"))
        .args(["--basis", &welt.orte.dienst, "--client-id", wer, "--schluessel"])
        .arg(welt.ordner.path().join(format!("{wer}.key")))
        .args(mehr);
    let ausgang = tokio::task::spawn_blocking(move || rufe(&mut befehl))
        .await
        .unwrap();
    assert_eq!(ausgang.code, Some(0), "{}", ausgang.text);
    serde_json::from_str(ausgang.text.trim()).unwrap()
}

#[test]
fn a_machine_sees_what_is_stuck_and_what_it_does_stands_in_the_journal() {
    if ausgelassen("a machine with an assertion by jwcrypto") {
        return;
    }
    laufe(async {
        let welt = welt().await;
        let (mut browser, _) = melde_an(&welt.orte, Wahl::als("erika"), "/anmeldung").await;
        let fall = reiche_ein(&mut browser, &welt.orte, Umzug::von("erika")).await;
        let liste = warte_auf("the message was tried once", async || {
            let liste = rufe_als(&welt, "leitstand", &["GET:/api/v1/betrieb/postausgang"]).await;
            (liste["rufe"][0][1][0]["versuche"].as_u64()? > 0).then_some(liste)
        })
        .await;
        assert_eq!(liste["status"], 200);
        assert_eq!(liste["cache"], "no-store");
        assert_eq!(
            liste["antwort"],
            json!({ "token_type": "Bearer", "expires_in": 300, "scope": "post.lesen post.aendern" })
        );
        assert_eq!(liste["kopf"]["typ"], "at+jwt");
        let eine = &liste["rufe"][0][1][0];
        assert_eq!((&eine["fall"], &eine["typ"]), (&json!(fall), &json!("1704")));
        assert_eq!(eine["stand"], "wartet");
        assert!(
            !liste.to_string().contains("Mustermann"),
            "nothing of what it says"
        );

        let pfad = format!("/api/v1/betrieb/postausgang/{}", eine["id"].as_str().unwrap());
        let getan = rufe_als(
            &welt,
            "leitstand",
            &[
                &format!("POST:{pfad}/wiederholen"),
                &format!("POST:{pfad}/verwerfen:{{\"grund\":\" \"}}"),
                &format!("POST:{pfad}/verwerfen:{{\"grund\":\"Mit dem Amt besprochen\"}}"),
                &format!("GET:{pfad}"),
                &format!("POST:{pfad}/wiederholen"),
                "GET:/api/v1/betrieb/posteingang",
                "POST:/api/v1/betrieb/posteingang/99000001/0190a1b2-0000-7000-8000-000000000000/wiedervorlegen",
                "GET:/api/v1/betrieb/postausgang/0190a1b2-0000-7000-8000-000000000000",
            ],
        )
        .await;
        let status: Vec<_> = getan["rufe"]
            .as_array()
            .unwrap()
            .iter()
            .map(|ruf| &ruf[0])
            .collect();
        assert_eq!(status, [204, 400, 204, 200, 409, 200, 409, 404]);
        assert_eq!(getan["rufe"][3][1]["stand"], "verworfen");
        // Who did it stands in the journal.
        let journal = welt.journal(&fall).await;
        for wort in [
            "Vorgezogen",
            "Verworfen",
            "maschine:leitstand",
            "Mit dem Amt besprochen",
        ] {
            assert!(journal.contains(wort), "{wort}: {journal}");
        }
        welt.stoppe().await;
    });
}

#[test]
fn what_a_machine_may_not_do_is_refused() {
    if ausgelassen("a machine with an assertion by jwcrypto") {
        return;
    }
    laufe(async {
        let welt = welt().await;
        let id = "0190a1b2-0000-7000-8000-000000000000";
        let verboten = format!("POST:/api/v1/betrieb/postausgang/{id}/wiederholen");
        let nur_lesen = rufe_als(
            &welt,
            "anzeige",
            &["GET:/api/v1/betrieb/postausgang", &verboten, "GET:/api/v1/faelle"],
        )
        .await;
        let status: Vec<_> = nur_lesen["rufe"]
            .as_array()
            .unwrap()
            .iter()
            .map(|ruf| &ruf[0])
            .collect();
        assert_eq!(status, [200, 403, 401], "a machine is no citizen");
        let zu_viel = rufe_als(&welt, "anzeige", &["--scope", "post.aendern"]).await;
        assert_eq!(
            (&zu_viel["status"], &zu_viel["antwort"]["error"]),
            (&json!(400), &json!("invalid_scope"))
        );
        let wieder = rufe_als(&welt, "leitstand", &["--zweimal"]).await;
        assert_eq!(
            (&wieder["status"], &wieder["antwort"]["error"]),
            (&json!(401), &json!("invalid_client"))
        );
        let mut browser = Browser::neu();
        let ohne = browser.hole(&welt.orte.url("/api/v1/betrieb/postausgang")).await;
        assert_eq!(ohne.status, 401);
        assert!(ohne.kopfzeile("www-authenticate").starts_with("Bearer"));
        welt.stoppe().await;
    });
}
