-- When an identity provider issued the token that was last followed, for each of its people in each hospital: an older
-- token that says otherwise says what is no longer so. Whoever is anonymised leaves the instant of that here, so that no
-- token of before brings him back. The person is a digest: nobody is to be read from it.
create table provider_news (
    person  bytea primary key check (length(person) = 32),
    said_at timestamptz not null
);
