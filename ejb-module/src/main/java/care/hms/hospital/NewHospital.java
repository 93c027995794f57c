package care.hms.hospital;

import care.hms.account.NewAccount;

/**
 * A hospital to be opened.
 *
 * @param code 2 to 20 capitals and digits, unique on the platform
 * @param zone IANA id such as Europe/Berlin
 * @param admin its first administrator; the role is set here whatever it says
 */
public record NewHospital(String code, String name, String zone, NewAccount admin) {}
