-- One schema for SQLite and PostgreSQL: TEXT and BIGINT only. Instants are epoch
-- milliseconds, identifiers and JSON are text, yes and no are 1 and 0.

CREATE TABLE administrators (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE sessions (
    id_hash TEXT PRIMARY KEY,
    administrator_id TEXT REFERENCES administrators (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE TABLE cases (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    current_version BIGINT NOT NULL
);
CREATE INDEX cases_by_update ON cases (updated_at);

CREATE TABLE case_versions (
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    author TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (case_id, number)
);

CREATE TABLE case_files (
    case_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    path TEXT NOT NULL,
    encoding TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (case_id, number, path),
    FOREIGN KEY (case_id, number) REFERENCES case_versions (case_id, number) ON DELETE CASCADE
);

CREATE TABLE advisers (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    slot_minutes BIGINT NOT NULL,
    notice_hours BIGINT NOT NULL,
    horizon_days BIGINT NOT NULL
);

CREATE TABLE adviser_hours (
    adviser_id TEXT NOT NULL REFERENCES advisers (id) ON DELETE CASCADE,
    weekday BIGINT NOT NULL,
    from_minute BIGINT NOT NULL,
    until_minute BIGINT NOT NULL,
    PRIMARY KEY (adviser_id, weekday, from_minute)
);

CREATE TABLE consultations (
    id TEXT PRIMARY KEY,
    key_hash TEXT NOT NULL,
    case_id TEXT REFERENCES cases (id) ON DELETE SET NULL,
    status TEXT NOT NULL,
    language TEXT NOT NULL,
    contact_name TEXT NOT NULL,
    contact_email TEXT NOT NULL,
    contact_phone TEXT NOT NULL,
    company TEXT NOT NULL,
    intake TEXT NOT NULL,
    adviser_id TEXT REFERENCES advisers (id) ON DELETE SET NULL,
    taken_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX consultations_by_status ON consultations (status, created_at);

-- The primary key is what keeps two people out of one slot.
CREATE TABLE bookings (
    adviser_id TEXT NOT NULL REFERENCES advisers (id) ON DELETE CASCADE,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    consultation_id TEXT NOT NULL UNIQUE REFERENCES consultations (id) ON DELETE CASCADE,
    PRIMARY KEY (adviser_id, starts_at)
);

CREATE TABLE consultation_notes (
    id TEXT PRIMARY KEY,
    consultation_id TEXT NOT NULL REFERENCES consultations (id) ON DELETE CASCADE,
    visibility TEXT NOT NULL,
    author TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX notes_of_consultation ON consultation_notes (consultation_id, created_at);

CREATE TABLE next_steps (
    id TEXT PRIMARY KEY,
    consultation_id TEXT NOT NULL REFERENCES consultations (id) ON DELETE CASCADE,
    body TEXT NOT NULL,
    due_on TEXT NOT NULL,
    done_at BIGINT,
    created_at BIGINT NOT NULL
);
CREATE INDEX steps_of_consultation ON next_steps (consultation_id, due_on);

CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    consultation_id TEXT REFERENCES consultations (id) ON DELETE CASCADE,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    calendar TEXT,
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    attempts BIGINT NOT NULL,
    last_error TEXT
);
CREATE INDEX outbox_unsent ON outbox (sent_at, created_at);

CREATE TABLE jobs (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    input TEXT NOT NULL,
    status TEXT NOT NULL,
    done_thousandths BIGINT NOT NULL,
    result TEXT,
    cancel_requested BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX jobs_by_status ON jobs (status, created_at);

CREATE TABLE audit_log (
    id TEXT PRIMARY KEY,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX audit_by_time ON audit_log (at);
