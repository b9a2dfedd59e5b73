//! The store, on both databases.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use otay::store::{
    Adviser, AdviserHours, BackupError, Booking, CaseFile, ConsultationStatus, JobStatus, NewConsultation,
    NewMail, Session, Store, StoreError, Visibility,
};
use support::{BACKENDS, fresh};

/// Runs `test` once for each database, each time on a fresh one.
macro_rules! on_both {
    ($name:ident, |$store:ident| $body:block) => {
        #[tokio::test(flavor = "multi_thread")]
        async fn $name() {
            for backend in BACKENDS {
                let Some(fresh) = fresh(backend).await else { continue };
                let $store = &fresh.store;
                $body
            }
        }
    };
}

fn file(path: &str, content: &[u8]) -> CaseFile {
    CaseFile { path: path.to_owned(), content: content.to_vec() }
}

fn request(id: &str, starts_at: Option<i64>) -> NewConsultation {
    NewConsultation {
        id: id.to_owned(),
        key_hash: "hash".into(),
        case_id: None,
        language: "es".into(),
        contact_name: "Ana".into(),
        contact_email: "ana@example.com".into(),
        contact_phone: String::new(),
        company: "Guitarras".into(),
        intake: "{}".into(),
        booking: starts_at.map(|starts_at| Booking {
            adviser_id: "adviser".into(),
            starts_at,
            ends_at: starts_at + 10,
            consultation_id: id.to_owned(),
        }),
        mails: vec![NewMail {
            id: format!("mail-{id}"),
            recipient: "ana@example.com".into(),
            subject: "s".into(),
            body: "b".into(),
            calendar: None,
        }],
    }
}

async fn with_adviser(store: &Store) {
    let adviser = Adviser {
        id: "adviser".into(),
        name: "A".into(),
        email: "a@example.com".into(),
        time_zone: "America/Tijuana".into(),
        slot_minutes: 30,
        notice_hours: 1,
        horizon_days: 10,
    };
    let hours = [AdviserHours { weekday: 1, from_minute: 540, until_minute: 600 }];
    store.set_adviser(&adviser, &hours, "local", 1).await.unwrap();
    assert_eq!(store.advisers().await.unwrap(), [adviser]);
    assert_eq!(store.adviser_hours("adviser").await.unwrap(), hours);
}

on_both!(a_case_keeps_its_files_byte_for_byte_and_its_versions, |store| {
    let files = [file("bill.xlsx", b"PK\x03\x04\x00\xff"), file("case.toml", "título = 1\r\n".as_bytes())];
    store.create_case("c1", "Guitarra", &files, "local", "first", 10).await.unwrap();
    assert_eq!(store.case_files("c1", 1).await.unwrap(), files);
    let changed = [file("case.toml", b"x")];
    assert_eq!(store.add_case_version("c1", 1, "G", &changed, "local", "second", 20).await.unwrap(), 2);
    // Whoever still looks at version 1 is told, and nothing is overwritten.
    let late = store.add_case_version("c1", 1, "H", &files, "local", "late", 30).await;
    assert!(matches!(late, Err(StoreError::Changed { .. })), "{late:?}");
    assert_eq!(store.case("c1").await.unwrap().title, "G");
    assert_eq!(store.case_versions("c1").await.unwrap().len(), 2);
    assert_eq!(store.case_files("c1", 1).await.unwrap(), files);
    store.delete_case("c1", "local", 40).await.unwrap();
    assert!(matches!(store.case("c1").await, Err(StoreError::NotFound { .. })));
    assert!(matches!(store.case_files("c1", 1).await, Err(StoreError::NotFound { .. })));
    let actions: Vec<String> = store.audit_log(10).await.unwrap().into_iter().map(|e| e.action).collect();
    assert_eq!(actions, ["case.delete", "case.version", "case.create"]);
});

on_both!(a_slot_is_given_once_and_a_refused_request_leaves_nothing, |store| {
    with_adviser(store).await;
    store.request_consultation(&request("k1", Some(100)), 5).await.unwrap();
    for starts_at in [100, 95, 109] {
        let refused = store.request_consultation(&request("k2", Some(starts_at)), 6).await;
        assert!(matches!(refused, Err(StoreError::SlotTaken)), "{refused:?}");
        assert!(matches!(store.consultation("k2").await, Err(StoreError::NotFound { .. })));
    }
    store.request_consultation(&request("k2", Some(110)), 7).await.unwrap();
    assert_eq!(store.bookings("adviser", 0).await.unwrap().len(), 2);
    assert_eq!(store.outbox(10).await.unwrap().len(), 2);
});

on_both!(two_people_who_want_one_slot_at_once_do_not_both_get_it, |store| {
    with_adviser(store).await;
    let tries = (0..8).map(|n| {
        let store = store.clone();
        tokio::spawn(
            async move { store.request_consultation(&request(&format!("k{n}"), Some(100)), 5).await },
        )
    });
    let mut given = 0;
    for attempt in tries.collect::<Vec<_>>() {
        match attempt.await.unwrap() {
            Ok(()) => given += 1,
            Err(StoreError::SlotTaken) => {}
            Err(error) => panic!("{error}"),
        }
    }
    assert_eq!(given, 1);
    assert_eq!(store.consultations(10).await.unwrap().len(), 1);
});

on_both!(a_consultation_moves_from_where_it_was_seen, |store| {
    with_adviser(store).await;
    store.request_consultation(&request("k1", None), 5).await.unwrap();
    store.take_consultation("k1", "adviser", "local", 6).await.unwrap();
    let again = store.take_consultation("k1", "adviser", "other", 7).await;
    assert!(matches!(again, Err(StoreError::Changed { .. })), "{again:?}");
    use ConsultationStatus::{Needs, Visits};
    store.move_consultation("k1", Needs, Visits, "local", 8).await.unwrap();
    assert!(store.move_consultation("k1", Needs, Visits, "local", 9).await.is_err());
    assert_eq!(store.consultation("k1").await.unwrap().status().unwrap(), Visits);
    store.add_note("k1", "n1", Visibility::Private, "local", "only us", 10).await.unwrap();
    store.add_note("k1", "n2", Visibility::Shared, "local", "for you", 11).await.unwrap();
    assert_eq!(store.notes("k1", false).await.unwrap().len(), 1);
    assert_eq!(store.notes("k1", true).await.unwrap().len(), 2);
    store.add_next_step("k1", "s1", "visit", "2026-12-01", "local", 12).await.unwrap();
    store.finish_step("k1", "s1", "local", 13).await.unwrap();
    assert!(store.finish_step("k1", "s1", "local", 14).await.is_err());
    assert_eq!(store.next_steps("k1").await.unwrap()[0].done_at, Some(13));
    store.delete_consultation("k1", "client", 15).await.unwrap();
    assert!(store.notes("k1", true).await.unwrap().is_empty());
    assert!(store.outbox(10).await.unwrap().is_empty());
});

on_both!(sessions_run_out_and_a_new_password_ends_them, |store| {
    store.set_administrator("a1", "admin", "hash1", 1).await.unwrap();
    let session = Session { id_hash: "h".into(), administrator_id: Some("a1".into()), expires_at: 100 };
    store.create_session(&session, 1).await.unwrap();
    assert_eq!(store.session("h", 99).await.unwrap(), Some(session));
    assert_eq!(store.session("h", 100).await.unwrap(), None);
    store.set_administrator("a2", "admin", "hash2", 2).await.unwrap();
    assert_eq!(store.session("h", 50).await.unwrap(), None);
    assert_eq!(store.administrator("admin").await.unwrap().unwrap().id, "a1");
});

on_both!(an_interrupted_job_waits_again_and_a_waiting_one_can_be_stopped, |store| {
    store.queue_job("j1", "panel", "{}", "local", 1).await.unwrap();
    store.queue_job("j2", "panel", "{}", "local", 2).await.unwrap();
    assert_eq!(store.take_job(3).await.unwrap().unwrap().id, "j1");
    assert!(!store.job_progress("j1", 500, 4).await.unwrap());
    assert_eq!(store.requeue_interrupted_jobs(5).await.unwrap(), 1);
    assert_eq!(store.take_job(6).await.unwrap().unwrap().id, "j1");
    store.cancel_job("j1", "local", 7).await.unwrap();
    assert!(store.job_progress("j1", 600, 8).await.unwrap());
    store.finish_job("j1", JobStatus::Cancelled, "{}", 9).await.unwrap();
    store.cancel_job("j2", "local", 10).await.unwrap();
    assert!(store.take_job(11).await.unwrap().is_none());
    assert_eq!(store.job("j2").await.unwrap().status, "cancelled");
});

on_both!(a_backup_restores_into_either_database, |store| {
    with_adviser(store).await;
    store
        .create_case("c1", "Título", &[file("a", b"\xff\x00"), file("b", "ñ".as_bytes())], "local", "", 1)
        .await
        .unwrap();
    store.request_consultation(&request("k1", Some(100)), 5).await.unwrap();
    store.queue_job("j1", "panel", "{}", "local", 1).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("backup");
    let saved = store.backup(&path).await.unwrap();
    for other in BACKENDS {
        let Some(target) = fresh(other).await else { continue };
        target.store.create_case("old", "gone", &[file("a", b"")], "local", "", 1).await.unwrap();
        assert_eq!(target.store.restore(&path).await.unwrap(), saved);
        assert!(target.store.case("old").await.is_err());
        assert_eq!(target.store.case_files("c1", 1).await.unwrap(), store.case_files("c1", 1).await.unwrap());
        assert_eq!(target.store.bookings("adviser", 0).await.unwrap().len(), 1);
        let again = folder.path().join("again");
        target.store.backup(&again).await.unwrap();
        let plain = |path| zstd::stream::decode_all(std::fs::File::open(path).unwrap()).unwrap();
        assert_eq!(plain(&again), plain(&path));
    }
});

on_both!(a_backup_that_is_not_whole_changes_nothing, |store| {
    store.create_case("c1", "kept", &[file("a", b"x")], "local", "", 1).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("backup");
    store.backup(&path).await.unwrap();
    let text = zstd::stream::decode_all(std::fs::File::open(&path).unwrap()).unwrap();
    let write = |text: &[u8]| std::fs::write(&path, zstd::stream::encode_all(text, 3).unwrap()).unwrap();
    let cut =
        text.iter().rposition(|&b| b == b'\n').and_then(|at| text[..at].iter().rposition(|&b| b == b'\n'));
    write(&text[..=cut.unwrap()]);
    assert!(matches!(store.restore(&path).await, Err(BackupError::CutShort { .. })));
    write(b"{\"otay-backup\": 2}\n");
    assert!(matches!(store.restore(&path).await, Err(BackupError::NotABackup { line: 1, .. })));
    std::fs::write(&path, b"not even compressed").unwrap();
    assert!(store.restore(&path).await.is_err());
    assert_eq!(store.case("c1").await.unwrap().title, "kept");
});

#[tokio::test]
async fn an_address_that_is_no_database_is_refused() {
    let refused = Store::open("mysql://somewhere/x").await;
    assert!(matches!(refused, Err(StoreError::UnknownAddress(_))), "{refused:?}");
}

on_both!(searches_belong_to_their_owner_and_a_name_is_kept_once, |store| {
    let search = |id: &str, query: &str| otay::store::SavedSearch {
        id: id.into(),
        name: "near".into(),
        query: query.into(),
    };
    store.save_search("one", &search("a", "q=x"), "local", 10).await.unwrap();
    store.save_search("one", &search("b", "q=y"), "local", 11).await.unwrap();
    store.save_search("two", &search("c", "q=z"), "local", 12).await.unwrap();
    assert_eq!(store.saved_searches("one").await.unwrap(), [search("b", "q=y")]);
    assert!(store.delete_search("one", "c", "local", 10).await.is_err());
    store.delete_search("two", "c", "local", 10).await.unwrap();
    assert!(store.saved_searches("two").await.unwrap().is_empty());
    for number in 0..60 {
        let search =
            otay::store::SavedSearch { name: format!("{number}"), ..search(&format!("s{number}"), "q=x") };
        store.save_search("one", &search, "local", 20 + number).await.unwrap();
    }
    assert_eq!(store.saved_searches("one").await.unwrap().len(), 50, "the oldest give way");
});
