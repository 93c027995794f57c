create table doctors (
    id           uuid primary key,
    hospital_id  uuid not null references hospitals (id),
    code         text not null check (length(code) between 1 and 20),
    first_name   text not null check (length(first_name) between 1 and 100),
    last_name    text not null check (length(last_name) between 1 and 100),
    slot_minutes integer not null check (slot_minutes between 5 and 240),
    slots_until  date, -- the horizon was generated up to this local day
    account_id   uuid unique references accounts (id),
    created_at   timestamptz not null,
    version      bigint not null default 0,
    constraint doctor_code_once unique (hospital_id, code),
    unique (hospital_id, id)
);

-- ISO weekday, 1 is Monday. Two periods of one day may touch but not overlap; none passes midnight.
create table working_hours (
    hospital_id uuid not null,
    doctor_id   uuid not null,
    weekday     smallint not null check (weekday between 1 and 7),
    start_time  time not null,
    end_time    time not null,
    constraint working_hours_in_order check (start_time < end_time),
    primary key (doctor_id, weekday, start_time),
    foreign key (hospital_id, doctor_id) references doctors (hospital_id, id),
    constraint working_hours_apart exclude using gist (
        doctor_id with =,
        weekday with =,
        int4range(extract(epoch from start_time)::integer, extract(epoch from end_time)::integer) with &&)
);
