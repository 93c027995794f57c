-- What the engine lets a HOSPITAL_ADMIN do: open Cockpit, and read this process. Of which hospital is decided by the
-- tenant, and nothing is granted that changes anything. The process is named, because "all processes" would include the
-- engine's own jobs, which belong to no hospital and tell about all of them.
-- The numbers are the engine's own: type 1 grants; resource 0 is an application (32 enters it), resource 6 a process
-- definition (2 reads it, 512 its instances, 4096 their history).
insert into act_ru_authorization (id_, rev_, type_, group_id_, resource_type_, resource_id_, perms_)
values ('hospital-admin-opens-cockpit', 1, 1, 'HOSPITAL_ADMIN', 0, 'cockpit', 32),
       ('hospital-admin-reads-appointments', 1, 1, 'HOSPITAL_ADMIN', 6, 'appointment-lifecycle', 2 + 512 + 4096);
