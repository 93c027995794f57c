-- Simulated time: the domain's now is anchor_domain + (real now - anchor_real) * speed while it runs, and
-- anchor_domain while it stands. No row: the domain lives in real time. Two nodes and a restart read the same row.
create table simulated_clock (
    one           boolean primary key default true check (one),
    anchor_real   timestamptz not null,
    anchor_domain timestamptz not null,
    speed         integer not null check (speed between 1 and 3600),
    running       boolean not null,
    requested     text not null
);

-- Facts about this installation; "demo" stands here when the demo hospital was seeded, and only then.
create table installation (
    fact       text primary key,
    created_at timestamptz not null
);
