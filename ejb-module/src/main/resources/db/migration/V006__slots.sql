-- §6 doctor_slots. A slot that a schedule change made obsolete is retired, not deleted: cancelled appointments
-- still point at it. is_booked follows the booking, is_blocked follows the blocks: neither can be set by hand.
create table doctor_slots (
    id             uuid primary key,
    hospital_id    uuid not null,
    doctor_id      uuid not null,
    slot_date      date not null,
    start_time     time not null,
    end_time       time not null,
    starts_at      timestamptz not null,
    ends_at        timestamptz not null,
    appointment_id uuid unique,
    is_booked      boolean not null generated always as (appointment_id is not null) stored,
    is_blocked     boolean not null default false,
    retired_at     timestamptz,
    constraint slot_instants_in_order check (starts_at < ends_at),
    constraint slot_retired_unbooked check (retired_at is null or appointment_id is null),
    foreign key (hospital_id, doctor_id) references doctors (hospital_id, id),
    unique (hospital_id, id),
    constraint slots_of_a_doctor_apart exclude using gist (
        doctor_id with =,
        tstzrange(starts_at, ends_at) with &&) where (retired_at is null)
);

create index slots_of_a_day on doctor_slots (doctor_id, slot_date) where retired_at is null;

-- A block has its own reason and owner (A4): whoever withdraws one takes back only his own.
create table slot_blocks (
    id          uuid primary key,
    hospital_id uuid not null,
    slot_id     uuid not null,
    reason      text not null check (length(reason) between 1 and 200),
    owner       uuid not null,
    created_at  timestamptz not null,
    constraint slot_block_once unique (slot_id, owner),
    foreign key (hospital_id, slot_id) references doctor_slots (hospital_id, id)
);

-- Writing a block takes the slot's row lock, so a booking and a block never pass each other unseen.
create function slot_blocked() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        update doctor_slots set is_blocked = true where id = new.slot_id;
    else
        update doctor_slots
           set is_blocked = exists (select 1 from slot_blocks b where b.slot_id = old.slot_id)
         where id = old.slot_id;
    end if;
    return null;
end $$;

create trigger slot_blocked after insert or delete on slot_blocks
    for each row execute function slot_blocked();
