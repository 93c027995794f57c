package care.hms.simulator.fuzz;

import java.util.List;

/** Texts that have broken programs before. Every one of them is a legal Java string. */
final class Texts {

    private static final String LONE_SURROGATE = String.valueOf((char) 0xD800);

    static final List<String> ODD = List.of(
            "",
            " ",
            "\t",
            "\n",
            "0",
            "-1",
            "2147483648",
            "9223372036854775808",
            "1e309",
            "0x1f",
            "NaN",
            "null",
            "true",
            "undefined",
            "[]",
            "{}",
            "\"",
            "\\",
            "%",
            "%00",
            "%n%s%x",
            "a\u0000b",
            "\u0007\u001b[31mred",
            "a\r\nX-Injected: 1",
            LONE_SURROGATE,
            "\uFFFE\uFFFF\uFEFF",
            "\u202Egnp.exe",
            "\u2028\u2029\u0085",
            "\u200B\u200D",
            "\uD83D\uDC69\u200D\u2695\uFE0F",
            "Z\u0351\u036B\u0343\u036A\u0302",
            "\u0130\u0131\u1E9E\u00DF",
            "' or '1'='1",
            "'; drop table patients; --",
            "\") or 1=1 /*",
            "1; select pg_sleep(20)",
            "#{7*7}",
            "${7*7}",
            "${jndi:ldap://127.0.0.1:1/a}",
            "${java.version}",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "javascript:alert(1)",
            "../../../../etc/passwd",
            "file:///etc/passwd",
            "=cmd|' /C calc'!A0",
            "2026-02-30",
            "0000-00-00",
            "+999999999-12-31",
            "9999-12-31T23:59:60Z",
            "2026-01-19T08:00:00+99:99",
            "24:00",
            "00000000-0000-0000-0000-000000000000",
            "1-1-1-1-1",
            "x".repeat(201),
            "x".repeat(4_001),
            "\uD83D\uDE00".repeat(300),
            "x".repeat(10_000));

    private Texts() {}
}
